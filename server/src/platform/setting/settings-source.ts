import { defineMemory, runTransaction, type Transaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'
import type { Setting, SettingScope } from './define-setting.ts'
import { newestChange, type Shelf, type Snapshot, scopesAbove } from './shelf.ts'

/** Whose settings are read; without a workspace those of the installation. */
export interface SettingReader {
  tenantId?: string | undefined
  memberId?: string | undefined
}

/** What is set, as this process remembers it. */
export interface Settings {
  /** The value that holds: set by the person, the workspace or the installation, or else the standard. */
  read<Value>(setting: Setting<Value>, reader?: SettingReader): Promise<Value>
  /** What a workspace has set of its own, as the transaction finds it; for settings that are `perWorkspace`. */
  readCurrent<Value>(setting: Setting<Value>, transaction: Transaction): Promise<Value>
  /** The strictest value among several workspaces: what holds for an account that is a member of all of them. */
  readStrictest(setting: Setting<number>, tenantIds: readonly string[]): Promise<number>
  /** All that is set on one shelf of a reader. */
  snapshot(scope: SettingScope, reader: SettingReader): Promise<Snapshot>
}

/** Values of one shelf that are set; secrets are opened when they are read. */
export type SetValues = Readonly<Snapshot>

export const settingMemory = defineMemory<SetValues, { group: string; key?: string }>({
  channel: 'setting',
  touches: (touched) => touched,
  timeToLive: 30_000,
  capacity: 20_000,
})

/** Where a process remembers a shelf. */
export function memoryPlace(shelf: Shelf): { group: string; key: string } {
  if (shelf.scope === 'installation') return { group: 'installation', key: 'values' }
  return { group: shelf.tenantId, key: shelf.scope === 'tenant' ? 'values' : shelf.memberId }
}

/** The shelf of a scope that a reader has; undefined where they have none. */
export function shelfOf(scope: Shelf['scope'], { tenantId, memberId }: SettingReader): Shelf | undefined {
  if (scope === 'installation') return { scope }
  if (scope === 'tenant') return tenantId ? { scope, tenantId } : undefined
  return tenantId && memberId ? { scope, tenantId, memberId } : undefined
}

/** Opens what reads settings; each shelf is read once and remembered until news of a change comes. */
export function openSettings(services: Services): Settings {
  const valuesOf = async (shelf: Shelf): Promise<SetValues> => {
    const { group, key } = memoryPlace(shelf)
    const load = async () => (await loadShelf(services, shelf)) as SetValues
    return (await settingMemory(services).getTogether(group, key, load)) ?? {}
  }
  const setIn = async <Value>(
    setting: Setting<Value>,
    shelf: Shelf | undefined,
  ): Promise<Value | undefined> => {
    return shelf && valueIn(setting, shelf, await valuesOf(shelf))
  }
  const valueIn = async <Value>(
    setting: Setting<Value>,
    shelf: Shelf,
    values: SetValues,
  ): Promise<Value | undefined> => {
    const stored = values[setting.key]
    if (!stored) return undefined
    const tenantId = shelf.scope === 'installation' ? undefined : shelf.tenantId
    const value = 'sealed' in stored ? await services.vault.open(tenantId, stored.sealed) : stored.value
    // A release may have narrowed what is allowed: then the standard holds.
    const parsed = setting.schema.safeParse(value)
    return parsed.success ? parsed.data : undefined
  }
  const read = async <Value>(setting: Setting<Value>, reader: SettingReader = {}): Promise<Value> => {
    const standard = setting.standard(services.config)
    const scopes = setting.perWorkspace ? [setting.scope] : [setting.scope, ...scopesAbove[setting.scope]]
    const values = await Promise.all(scopes.map((scope) => setIn(setting, shelfOf(scope, reader))))
    const set = values.filter((value) => value !== undefined)
    const floor = values.at(-1) ?? standard
    const nearest = set[0] ?? standard
    return setting.stricter ? strictest(setting.stricter, [nearest, floor]) : nearest
  }
  return {
    read,
    readCurrent: async (setting, transaction) => {
      const { tenantId } = transaction
      const shelf = tenantId ? ({ scope: 'tenant', tenantId } as const) : undefined
      const newest = shelf && (await newestChange(transaction, shelf))
      const set = shelf && newest && (await valueIn(setting, shelf, newest.snapshot))
      return set ?? setting.standard(services.config)
    },
    snapshot: async (scope, reader) => {
      const shelf = shelfOf(scope, reader)
      return shelf ? valuesOf(shelf) : {}
    },
    readStrictest: async (setting, tenantIds) => {
      const readers = tenantIds.length === 0 ? [{}] : tenantIds.map((tenantId) => ({ tenantId }))
      const values = await Promise.all(readers.map((reader) => read(setting, reader)))
      return strictest(setting.stricter ?? 'higher', values)
    },
  }
}

/** The highest or lowest of numbers, or of switches, where off is lower than on. */
export function strictest<Value>(direction: 'higher' | 'lower', values: readonly Value[]): Value {
  return values.reduce((one, other) => ((direction === 'higher') === other > one ? other : one))
}

async function loadShelf({ pools }: Services, shelf: Shelf): Promise<SetValues> {
  const tenant = shelf.scope === 'installation' ? {} : { tenantId: shelf.tenantId }
  const newest = await runTransaction(pools.lookup, { ...tenant, readOnly: true }, (transaction) =>
    newestChange(transaction, shelf),
  )
  return newest?.snapshot ?? {}
}
