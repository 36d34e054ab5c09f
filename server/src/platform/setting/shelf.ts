import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import type { SettingScope } from './define-setting.ts'

/** Where values are kept: the installation's, a workspace's, or a member's. */
export type Shelf =
  | { scope: 'installation' }
  | { scope: 'tenant'; tenantId: string }
  | { scope: 'person'; tenantId: string; memberId: string }

/** A value as it is stored: itself, or sealed. */
export type StoredValue = { value: unknown } | { sealed: string }
export type Snapshot = Record<string, StoredValue>

/** One value that a change touched; values of secrets are not told. */
export interface ChangedValue {
  key: string
  before?: unknown
  after?: unknown
}

export interface SettingChangeRow {
  id: string
  /** Null where it could not be carried out. */
  number: number | null
  reason: string
  changes: ChangedValue[]
  snapshot: Snapshot
  error: string | null
  rolledBackTo: number | null
  madeBy: string | null
  madeByName: string
  createdAt: string
}

export type NewSettingChange = Omit<SettingChangeRow, 'id' | 'createdAt'> & { createdAt: Date }

/** Settings of a scope lie below those of the scopes after it. */
export const scopesAbove: Record<SettingScope, readonly SettingScope[]> = {
  installation: [],
  tenant: ['installation'],
  person: ['tenant', 'installation'],
}

interface ShelfPlace {
  table: string
  /** Condition for the rows of the shelf, and its values. */
  where: string
  values: string[]
  holderId?: string
}

function placeOf(shelf: Shelf): ShelfPlace {
  if (shelf.scope === 'installation')
    return { table: 'installation_setting_change', where: 'true', values: [] }
  const holderId = shelf.scope === 'tenant' ? shelf.tenantId : shelf.memberId
  return {
    table: 'setting_change',
    where: 'tenant_id = $1 and holder_id = $2',
    values: [shelf.tenantId, holderId],
    holderId,
  }
}

const columns = `id, number, reason, changes, snapshot, error, rolled_back_to as "rolledBackTo", made_by as "madeBy",
  made_by_name as "madeByName", created_at as "createdAt"`

/** What was set last, as far as it was carried out. */
export async function newestChange(
  transaction: Transaction,
  shelf: Shelf,
): Promise<Pick<SettingChangeRow, 'number' | 'snapshot'> | undefined> {
  const { table, where, values } = placeOf(shelf)
  const { rows } = await transaction.query<Pick<SettingChangeRow, 'number' | 'snapshot'>>(
    `select number, snapshot from ${table} where ${where} and number is not null order by number desc limit 1`,
    values,
    `setting-newest-${table}`,
  )
  return rows[0]
}

/** One change by its number. */
export async function changeNumbered(
  transaction: Transaction,
  shelf: Shelf,
  number: number,
): Promise<SettingChangeRow | undefined> {
  const { table, where, values } = placeOf(shelf)
  const { rows } = await transaction.query<SettingChangeRow>(
    `select ${columns} from ${table} where ${where} and number = $${values.length + 1}`,
    [...values, number],
  )
  return rows[0]
}

/** Changes, the newest first. */
export async function changesOf(
  transaction: Transaction,
  shelf: Shelf,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<SettingChangeRow[]> {
  const { table, where, values } = placeOf(shelf)
  const older = before ? ` and id < $${values.length + 2}` : ''
  const { rows } = await transaction.query<SettingChangeRow>(
    `select ${columns} from ${table} where ${where}${older} order by id desc limit $${values.length + 1}`,
    [...values, limit, ...(before ? [before] : [])],
  )
  return rows
}

/** Whoever changes a shelf waits for others who do. */
export async function lockShelf(transaction: Transaction, shelf: Shelf): Promise<void> {
  await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `setting ${JSON.stringify(shelf)}`,
  ])
}

/** Writes a change down. */
export async function writeChange(
  transaction: Transaction,
  shelf: Shelf,
  change: NewSettingChange,
): Promise<void> {
  const { table, holderId } = placeOf(shelf)
  const own = shelf.scope === 'installation' ? [] : [shelf.tenantId, holderId]
  const row = [
    ...own,
    newId(),
    change.number,
    change.reason,
    JSON.stringify(change.changes),
    JSON.stringify(change.snapshot),
    change.error,
    change.rolledBackTo,
    change.madeBy,
    change.madeByName,
    change.createdAt,
  ]
  await transaction.query(
    `insert into ${table} (${own.length > 0 ? 'tenant_id, holder_id, ' : ''}id, number, reason, changes, snapshot, error,
       rolled_back_to, made_by, made_by_name, created_at)
     values (${row.map((_, index) => `$${index + 1}`).join(', ')})`,
    row,
  )
}
