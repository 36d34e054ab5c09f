/** A column that holds what was sealed, or JSON with such texts inside. */
export interface SealedColumn {
  readonly isSealedColumn: true
  readonly table: string
  /** What tells its rows apart, besides the tenant. */
  readonly key: readonly string[]
  readonly column: string
  /** `house`: with the secret of the house itself. `vault`: by the vault, with a key of the workspace where it has one. */
  readonly by: 'house' | 'vault'
  /** The table is of the installation, and of no workspace. */
  readonly ofInstallation?: true
  /** It is JSON; what is sealed stands in it as `{ "sealed": … }`. */
  readonly inside?: true
  /** Which rows hold something sealed, in SQL; absent: those that are not null. */
  readonly where?: string
}

/**
 * Declares where a module keeps what is sealed, in its `sealed.ts`, where it is found: a rotation of keys seals it anew. A
 * test fails when something that an old key sealed is left anywhere.
 */
export function defineSealed(declaration: Omit<SealedColumn, 'isSealedColumn'>): SealedColumn {
  return { ...declaration, isSealedColumn: true }
}

/** Recognizes what `defineSealed` made among a file's exports. */
export function isSealedColumn(value: unknown): value is SealedColumn {
  return typeof value === 'object' && value !== null && 'isSealedColumn' in value
}
