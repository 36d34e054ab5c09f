import { runTransaction } from '../../database/index.ts'
import { type FieldError, fillText, invalidInput, SluiceError } from '../../kernel/index.ts'
import { actorId, actorName, type OperationContext, type Services } from '../operation/index.ts'
import type { Setting } from './define-setting.ts'
import { changedMeanwhile, notApplied, nothingChanges } from './errors.ts'
import { memoryPlace, type SettingReader, settingMemory } from './settings-source.ts'
import {
  type ChangedValue,
  lockShelf,
  newestChange,
  type Shelf,
  type Snapshot,
  type StoredValue,
  writeChange,
} from './shelf.ts'

/** Values by key; null goes back to what holds without it. */
export type WantedValues = Record<string, unknown>

/** A wanted change after its checks. */
export interface CheckedChange {
  /** Values by key as they are stored; undefined for those that are taken back. */
  stored: Map<string, StoredValue | undefined>
}

const unknownKey = (key: string): FieldError => ({
  field: `values.${key}`,
  code: 'unknown',
  message: { zh: '没有这项设置。', en: 'There is no such setting.' },
})

const wrongValue = (key: string, hint: string): FieldError => ({
  field: `values.${key}`,
  code: 'invalid',
  message: { zh: '这个值不正确：{hint}', en: 'This value is not right: {hint}' },
  params: { hint },
})

/**
 * Checks a wanted change before anything is done, seals its secrets and tries what can be tried. Holds no connection.
 * @throws invalidInput naming each value that is wrong and what would be right
 */
export async function checkChange(
  services: Services,
  shelf: Shelf,
  wanted: WantedValues,
): Promise<CheckedChange> {
  const problems: FieldError[] = []
  const stored: CheckedChange['stored'] = new Map()
  for (const [key, value] of Object.entries(wanted)) {
    const setting = services.settingBook.get(key)
    if (!setting || !mayHold(shelf, setting)) problems.push(unknownKey(key))
    else if (value === null) stored.set(key, undefined)
    else {
      const parsed = setting.schema.safeParse(value)
      if (!parsed.success)
        problems.push(wrongValue(key, hintOf(setting, parsed.error.issues[0]?.message ?? '')))
      else {
        const refusal = await setting.probe?.(services, parsed.data)
        if (refusal) problems.push({ field: `values.${key}`, code: 'probe', message: refusal })
        stored.set(key, await storedOf(services, shelf, setting, parsed.data))
      }
    }
  }
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
  return { stored }
}

/** A setting lies on the shelf of its scope, or above it as what holds where nothing is set there. */
function mayHold(shelf: Shelf, setting: Setting): boolean {
  if (shelf.scope === 'person') return setting.scope === 'person'
  if (shelf.scope === 'tenant') return setting.scope !== 'installation'
  return !setting.perWorkspace
}

function hintOf({ control }: Setting, message: string): string {
  if (control.kind === 'integer') return `${control.min} – ${control.max}`
  if (control.kind === 'choice') return control.options.map(({ value }) => value).join(', ')
  return message
}

async function storedOf(
  services: Services,
  shelf: Shelf,
  setting: Setting,
  value: unknown,
): Promise<StoredValue> {
  if (setting.control.kind !== 'secret') return { value }
  const tenantId = shelf.scope === 'installation' ? undefined : shelf.tenantId
  return { sealed: await services.vault.seal(tenantId, value as string) }
}

/** Why, and what it was based on. */
export interface ChangeReason {
  reason: string
  /** Number of the change that was newest when the values were chosen; 0 for none. */
  basedOn: number
  rolledBackTo?: number
}

/**
 * Carries a change out in the running transaction: snapshot, act, check of what then holds (P5.8). When one of these
 * fails the transaction is rolled back, so that everything is as it was; the try is kept in the history.
 * @throws changedMeanwhile, nothingChanges, notApplied
 * @returns number of the change, and the jobs that it started
 */
export async function carryOut(
  context: OperationContext,
  shelf: Shelf,
  change: CheckedChange | { snapshot: Snapshot },
  { reason, basedOn, rolledBackTo }: ChangeReason,
): Promise<{ number: number; jobIds: string[] }> {
  const { transaction, services, clock, actor } = context
  await lockShelf(transaction, shelf)
  const newest = await newestChange(transaction, shelf)
  if ((newest?.number ?? 0) !== basedOn) throw changedMeanwhile()
  const before = newest?.snapshot ?? {}
  const after = 'snapshot' in change ? change.snapshot : withValues(before, change)
  const changes = changedValues(services, before, after)
  if (changes.length === 0) throw nothingChanges()
  const row = {
    reason,
    changes,
    snapshot: after,
    rolledBackTo: rolledBackTo ?? null,
    madeBy: actorId(actor),
    madeByName: actorName(actor),
    createdAt: clock.now(),
  }
  const number = basedOn + 1
  await writeChange(transaction, shelf, { ...row, number, error: null })
  const jobIds: string[] = []
  try {
    jobIds.push(...(await applyChanges(context, shelf, { before, after, changes })))
    await verify(context, shelf, { number, after })
  } catch (error) {
    await noteFailure(services, shelf, { ...row, number: null, error: wordsOf(error) })
    throw error instanceof SluiceError ? error : notApplied({ reason: (error as Error).message })
  }
  const place = memoryPlace(shelf)
  context.afterCommit(() => settingMemory(services).tell(place))
  return { number, jobIds }
}

function withValues(before: Snapshot, { stored }: CheckedChange): Snapshot {
  const after = { ...before }
  for (const [key, value] of stored) {
    if (value) after[key] = value
    else delete after[key]
  }
  return after
}

/** What differs between two snapshots. Values of secrets are not told, only that they changed. */
function changedValues({ settingBook }: Services, before: Snapshot, after: Snapshot): ChangedValue[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap((key) => {
    const [old, now] = [before[key], after[key]]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    if (settingBook.get(key)?.control.kind === 'secret') return [{ key }]
    return [
      {
        key,
        ...(old && 'value' in old ? { before: old.value } : {}),
        ...(now && 'value' in now ? { after: now.value } : {}),
      },
    ]
  })
}

interface AppliedSnapshot {
  before: Snapshot
  after: Snapshot
  changes: ChangedValue[]
}

async function applyChanges(
  context: OperationContext,
  shelf: Shelf,
  { before, after, changes }: AppliedSnapshot,
): Promise<string[]> {
  const { services } = context
  const jobIds: string[] = []
  for (const { key } of changes) {
    const setting = services.settingBook.get(key)
    if (!setting?.apply) continue
    const holding = (snapshot: Snapshot) => plainOf(services, shelf, setting, snapshot[key])
    const applied = await setting.apply(context, {
      before: await holding(before),
      after: await holding(after),
    })
    if (applied) jobIds.push(applied.jobId)
  }
  return jobIds
}

async function plainOf(
  services: Services,
  shelf: Shelf,
  setting: Setting,
  stored: StoredValue | undefined,
): Promise<unknown> {
  if (!stored) {
    const [above] = shelf.scope === 'installation' ? [] : [shelf.tenantId]
    const reader: SettingReader = shelf.scope === 'person' && above ? { tenantId: above } : {}
    return setting.scope === 'installation'
      ? setting.standard(services.config)
      : services.settings.read(setting, reader)
  }
  if (!('sealed' in stored)) return stored.value
  return services.vault.open(shelf.scope === 'installation' ? undefined : shelf.tenantId, stored.sealed)
}

/** What is stored is what was wanted, and every value of it can be read. */
async function verify(
  { transaction, services }: OperationContext,
  shelf: Shelf,
  { number, after }: { number: number; after: Snapshot },
): Promise<void> {
  const newest = await newestChange(transaction, shelf)
  if (newest?.number !== number || Object.keys(newest.snapshot).length !== Object.keys(after).length)
    throw new Error('What was stored is not what was wanted')
  for (const [key, stored] of Object.entries(newest.snapshot)) {
    const setting = services.settingBook.get(key)
    if (setting) setting.schema.parse(await plainOf(services, shelf, setting, stored))
  }
}

const wordsOf = (error: unknown): string =>
  (error instanceof SluiceError ? fillText(error.text.zh, error.params) : (error as Error).message).slice(
    0,
    500,
  )

/** The change is rolled back with its transaction; that it was tried is written in another one. */
async function noteFailure(
  { pools, log }: Services,
  shelf: Shelf,
  change: Parameters<typeof writeChange>[2],
): Promise<void> {
  const tenant = shelf.scope === 'installation' ? {} : { tenantId: shelf.tenantId }
  await runTransaction(pools.lookup, tenant, (transaction) => writeChange(transaction, shelf, change)).catch(
    (error: Error) => log.error(error, 'a failed change of settings'),
  )
}
