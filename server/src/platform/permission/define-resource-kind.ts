import type { Transaction } from '../../database/index.ts'
import type { Text } from '../../kernel/index.ts'

/** Something permissions are held on, as people call it. */
export interface NamedResource {
  name: Text
  /** Keys of what it lies in: rights held there hold here too. */
  parents: string[]
}

/** A kind of things that permissions can be held on. */
export interface ResourceKind {
  readonly isResourceKind: true
  /** First part of their keys: `form` of `form:<id>`. */
  readonly kind: string
  /** What people call all of them, `form:*`. */
  readonly all: Text
  /** Names of those of a tenant with these ids, in one statement; what is not there is missing. */
  read(
    transaction: Transaction,
    tenantId: string,
    ids: readonly string[],
  ): Promise<(NamedResource & { id: string })[]>
}

/** Declares such a kind. It stands in the `resources.ts` of the module the things belong to and is found there. */
export function defineResourceKind(declaration: Omit<ResourceKind, 'isResourceKind'>): ResourceKind {
  return { isResourceKind: true, ...declaration }
}

/** Recognizes what `defineResourceKind` made among a file's exports. */
export function isResourceKind(value: unknown): value is ResourceKind {
  return typeof value === 'object' && value !== null && 'isResourceKind' in value
}
