import type { z } from 'zod'
import type { Tables } from '../../database/index.ts'
import type { OperationContext, Services } from '../../platform/operation/index.ts'
import type { ImportedIds, LeftThing } from './imported-ids.ts'
import type { PartPieces } from './pieces/part-pieces.ts'

/** What becomes of a column in a package: it is carried, made anew where the app is imported, or left for a reason. */
export type ColumnFate = 'carried' | 'made anew' | `left: ${string}`

/** What becomes of the tables a part stands for; a column that nobody thought of does not compile. */
export type PackageTables = { readonly [T in keyof Tables]?: Readonly<Record<keyof Tables[T], ColumnFate>> }

/** A thing that a part brings and that others may name. */
export interface OwnThing {
  id: string
  /**
   * Of data, which may be much: the thing it lies in, and its place there. It is called by that in a package. Absent: the
   * thing keeps an id of its own from package to package.
   */
  place?: { in: string; number: number }
}

/** What a package shall hold beside the definition of the app. */
export interface PackageWish {
  withData: boolean
  /** The attachments of its records too. */
  withFiles: boolean
  /** Which roles and departments may do what in it. */
  withRights: boolean
}

/** Three kinds of what an app consists of are read when asked for; what it is made of always. */
export type PartKind = 'definition' | 'rights' | 'data' | 'files'

/** A thing of an app as a picture of it is drawn: what stands in it, one below the other, or on a grid. */
export interface Outline {
  title: string
  lines: string[]
  boxes: { name: string; kind: string; x: number; y: number; w: number; h: number }[]
}

/** Tells how many things of a part are made so far; a job that was cancelled leaves here. */
export type Advance = (made: number) => Promise<void>

/** A kind of things an app consists of: how it is read for a package and made from one. */
export interface PackagePart<Content = unknown> {
  readonly isPackagePart: true
  /** What it is called in the file. */
  readonly key: string
  /** Its place in the order in which an app is made. */
  readonly order: number
  readonly kind: PartKind
  readonly tables: PackageTables
  readonly schema: z.ZodType<Content>
  /** Reads it from an app the actor may export. Lists stand in an order that an import keeps. */
  read(
    context: OperationContext,
    appId: string,
    wanted: PackageWish,
    /** What parts before it have read, by their keys. */
    soFar: ReadonlyMap<string, unknown>,
  ): Promise<Content>
  own(content: Content): OwnThing[]
  /** Puts into an order that does not hang on ids what is in none by itself; called with the ids of the package. */
  arrange?(content: Content): Content
  /** What somebody reads of it before an import. */
  names(content: Content): string[]
  /**
   * What a picture of it is drawn from, where it has one.
   * @param soFar contents of parts before it, by their keys
   */
  outline?(content: Content, soFar: ReadonlyMap<string, unknown>): Outline[]
  /**
   * Makes, before the transaction of the import, what is nobody's until that commits.
   * @returns its ids by those of the package
   */
  before?(
    place: { services: Services; tenantId: string; ownerId: string | null },
    content: Content,
  ): Promise<Map<string, string>>
  /**
   * Works out, before the transaction of the import, what writing needs and what takes long. Ids are those of the package.
   * @param beside contents of all parts by their keys; `isKnown` whether something will stand for an id
   * @returns what `write` gets as `ahead`
   */
  ahead?(
    place: Pick<OperationContext, 'services' | 'tenantId'>,
    content: Content,
    beside: { contents: ReadonlyMap<string, unknown>; isKnown: (id: string) => boolean },
  ): Promise<unknown>
  /**
   * Makes it, in the transaction of the import. Ids in `content` and in `ahead` are those of the package.
   * @returns what could not be made as it was
   */
  write(
    context: OperationContext,
    content: Content,
    place: { appId: string; ids: ImportedIds; advance: Advance; ahead: unknown },
  ): Promise<LeftThing[]>
  /** How it is compared, merged and changed; what holds data is left as it is by all of that. */
  readonly pieces?: PartPieces<Content>
}

type Declared<Content> = Omit<PackagePart<Content>, 'isPackagePart' | 'kind' | 'pieces'> &
  (
    | { kind: 'definition' | 'rights'; pieces: PartPieces<Content> }
    | { kind: 'data' | 'files'; pieces?: undefined }
  )

/**
 * Declares a part of apps. Export it from a file in a `package-parts/` folder and it is found. One that says what an app
 * is has to say how it is compared and changed, or does not compile.
 */
export function definePackagePart<Content>(declaration: Declared<Content>): PackagePart<Content> {
  return { isPackagePart: true, ...declaration } as PackagePart<Content>
}

export function isPackagePart(value: unknown): value is PackagePart {
  return typeof value === 'object' && value !== null && 'isPackagePart' in value
}
