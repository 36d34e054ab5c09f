import type { z } from 'zod'
import type { Tables } from '../../database/index.ts'
import type { OperationContext, Services } from '../../platform/operation/index.ts'

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

/** Ids of a package as they are where it is imported. */
export interface ImportedIds {
  /** Puts the new ids in place of those of the package, wherever they stand in texts. */
  rename<Value>(value: Value): Value
  /** Whether an id (already renamed) is of something the app brings, or of something outside that was chosen for it. */
  isKnown(id: string): boolean
  /** Whether an id (already renamed) is of something the app brings. */
  isOwn(id: string): boolean
}

/** What could not be made as it was: where, and what became of it. */
export interface LeftThing {
  zh: string
  en: string
}

/** What a package shall hold beside the definition of the app. */
export interface PackageWish {
  withData: boolean
  /** The attachments of its records too. */
  withFiles: boolean
}

/** A kind of things an app consists of: how it is read for a package and made from one. */
export interface PackagePart<Content = unknown> {
  readonly isPackagePart: true
  /** What it is called in the file. */
  readonly key: string
  /** Its place in the order in which an app is made. */
  readonly order: number
  /** Records and their files are in a package only if wanted. */
  readonly kind: 'definition' | 'data' | 'files'
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
  /** What somebody reads of it before an import. */
  names(content: Content): string[]
  /**
   * Makes, before the transaction of the import, what is nobody's until that commits.
   * @returns its ids by those of the package
   */
  before?(
    place: { services: Services; tenantId: string; ownerId: string | null },
    content: Content,
  ): Promise<Map<string, string>>
  /**
   * Makes it, in the transaction of the import. Ids in `content` are those of the package.
   * @returns what could not be made as it was
   */
  write(
    context: OperationContext,
    content: Content,
    place: { appId: string; ids: ImportedIds },
  ): Promise<LeftThing[]>
}

/** Declares a part of apps. Export it from a file in a `package-parts/` folder and it is found. */
export function definePackagePart<Content>(
  declaration: Omit<PackagePart<Content>, 'isPackagePart'>,
): PackagePart<Content> {
  return { isPackagePart: true, ...declaration }
}

export function isPackagePart(value: unknown): value is PackagePart {
  return typeof value === 'object' && value !== null && 'isPackagePart' in value
}
