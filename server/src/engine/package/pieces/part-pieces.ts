import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { ImportedIds, LeftThing } from '../imported-ids.ts'
import type { Piece, ThingNames } from './piece.ts'

/** What a change does to records, in words; nothing of it is lost for ever. */
export interface DataEffect extends Text {
  /** Form the records are of. */
  formName: string
  rows: number
  /** Values that do not become what they should: they would be emptied, and are kept in the history. */
  failing?: number
  /** It cannot be done at all. */
  impossible?: boolean
}

/** An app that is changed: what a part of it is now and what it becomes, with the ids of this workspace. */
export interface PartChange<Content> {
  appId: string
  now: Content
  next: Content
}

/** How a part of apps is taken apart, put together and changed. Drafts are nobody's but their author's: they are in no piece. */
export interface PartPieces<Content> {
  /** Its pieces stand in no order that means anything. */
  unordered?: true
  /** @param names what things are called that a piece may be named after: forms, roles, departments */
  split(content: Content, names: ThingNames): Piece[]
  /**
   * The content of pieces, without what stands on something that is gone.
   * @param soFar what parts before it have become, by their keys
   */
  join(pieces: readonly Piece[], soFar: ReadonlyMap<string, unknown>): Content
  /**
   * Works out, before the transaction, what `align` and `tell` ask of these: they find it by what it was worked out from.
   */
  ahead?(place: Pick<OperationContext, 'services' | 'tenantId'>, contents: readonly Content[]): Promise<void>
  /** Says the same in the same way in all of these: one that means what an earlier one means becomes that. */
  align?(context: OperationContext, contents: readonly Content[]): Promise<Content[]>
  /** What is different in a piece that both have, in words. */
  tell(
    context: OperationContext,
    piece: { kind: string; names: ThingNames },
    before: unknown,
    after: unknown,
  ): Text[] | Promise<Text[]>
  /** What a change does to records. */
  effects?(context: OperationContext, change: PartChange<Content>): Promise<DataEffect[]>
  /**
   * Changes it, in a transaction of the schema owner.
   * @returns what could not be made as it was meant
   */
  change(
    context: OperationContext,
    change: PartChange<Content>,
    place: { ids: ImportedIds; valuesThatFail: 'refuse' | 'empty' },
  ): Promise<LeftThing[]>
}
