import { whenTaken } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { appNameTaken } from '../app/index.ts'
import { idAside } from './ids-in.ts'
import { importedIds, type OutsideIds, outsideIds } from './import-ids.ts'
import type { ImportedIds, LeftThing } from './imported-ids.ts'
import type { OpenedPackage } from './open-package.ts'
import { outsideHere } from './outside.ts'
import { idsOfPackage, keepPackageIds } from './package-ids.ts'
import { piecedParts } from './pieces/app-pieces.ts'
import type { DataEffect } from './pieces/part-pieces.ts'

/** How an app becomes another: both with the ids of its packages, and without data. */
export interface AppChange {
  appId: string
  now: OpenedPackage
  next: OpenedPackage
  /** What stands for things outside of the app that it has not named so far, by their ids in the package. */
  outside: ReadonlyMap<string, string | null>
  /** What is not here and comes from `elsewhere` is made with an id of its own; what was once here has its id again. */
  from: 'here' | 'elsewhere'
}

interface ReadyChange {
  ids: ImportedIds
  /** Own things and what stands outside, by their ids in the package; those that are new. */
  fresh: { id: string; package_id: string }[]
  /** A part as it is and as it becomes, with the ids of this workspace. */
  part(key: string): { appId: string; now: unknown; next: unknown }
}

/**
 * What changing an app does to its records.
 * @returns the effects, part by part
 */
export async function effectsOfChange(context: OperationContext, change: AppChange): Promise<DataEffect[]> {
  const { part } = await prepare(context, change)
  const effects: DataEffect[] = []
  for (const { key, pieces } of piecedParts(context)) {
    const found = (await pieces.effects?.(context, part(key))) ?? []
    effects.push(...found)
  }
  return effects
}

/**
 * Makes an app what it shall be, in the running transaction of the schema owner: all of it, or nothing. Its records stay: a
 * field that goes is archived, a form lies in the recycle bin with its records. The caller has checked the permission.
 * @returns what could not be made as it was meant
 * @throws invalidInput naming `name` when another app is called so; what publishing a form or a flow throws
 */
export async function changeApp(
  context: OperationContext,
  change: AppChange,
  { valuesThatFail }: { valuesThatFail: 'refuse' | 'empty' },
): Promise<LeftThing[]> {
  const { ids, part, fresh } = await prepare(context, change)
  await changeHead(context, change)
  const left: LeftThing[] = []
  for (const { key, pieces } of piecedParts(context))
    left.push(...(await pieces.change(context, part(key), { ids, valuesThatFail })))
  await keepPackageIds(context, change.appId, fresh)
  return left
}

async function prepare(
  context: OperationContext,
  { appId, now, next, outside, from }: AppChange,
): Promise<ReadyChange> {
  const known = await idsOfPackage(context, appId)
  const living = new Set(now.own.map(({ id }) => id))
  const fresh: ReadyChange['fresh'] = []
  const own = new Map<string, string>()
  for (const { id } of [...now.own, ...next.own]) {
    if (own.has(id)) continue
    const here = known.get(id) ?? (living.has(id) || from === 'here' ? id : newId())
    own.set(id, here)
    if (here !== id && !known.has(id)) fresh.push({ id: here, package_id: id })
  }
  const standing = await standingOutside(context, { now, next, outside }, known)
  for (const [package_id, { id }] of standing)
    if (outside.has(package_id) && !known.has(package_id)) fresh.push({ id, package_id })
  const ids = importedIds(own, standing)
  // An id that nothing stands for any more still means the same nothing.
  const rest = new Map([...known].filter(([id]) => !own.has(id) && !standing.has(id)))
  const contentOf = ({ parts }: OpenedPackage, key: string) =>
    parts.find(({ part }) => part.key === key)?.content ?? []
  const rename = (value: unknown) => importedIds(rest, new Map()).rename(ids.rename(value))
  return {
    ids,
    fresh,
    part: (key) => ({ appId, now: rename(contentOf(now, key)), next: rename(contentOf(next, key)) }),
  }
}

/** What stands here for everything outside that is named: as it was decided once, as it is decided now, or itself. */
async function standingOutside(
  context: OperationContext,
  { now, next, outside }: Pick<AppChange, 'now' | 'next' | 'outside'>,
  known: ReadonlyMap<string, string>,
): Promise<OutsideIds> {
  const named = [...now.file.outside, ...next.file.outside].map(({ id }) => id)
  const besides = new Map([...known.keys()].map((id) => [idAside(id), id]))
  const itself = (id: string) => known.get(id) ?? besides.get(id) ?? id
  const fits = new Map(named.map((id) => [id, outside.has(id) ? outside.get(id)! : itself(id)]))
  const here = await outsideHere(
    context,
    [...fits.values()].filter((id) => id !== null),
  )
  const exists = new Set(here.map(({ id }) => id))
  const decided = outsideIds(
    new Map([...fits].map(([id, to]) => [id, to !== null && exists.has(to) ? to : null])),
  )
  // What was decided to be nothing keeps the id by which that is known.
  return new Map(
    [...decided].map(([id, one]) => [id, one.isHere ? one : { ...one, id: known.get(id) ?? one.id }]),
  )
}

async function changeHead(
  { transaction, tenantId, clock }: OperationContext,
  { appId, next }: AppChange,
): Promise<void> {
  const { name, icon, color, description, groupName } = next.file.app
  await whenTaken(appNameTaken, () =>
    transaction.query(
      `update app set name = $3, icon = $4, color = $5, description = $6, group_name = $7, updated_at = $8
       where tenant_id = $1 and id = $2`,
      [tenantId, appId, name, icon, color, description, groupName, clock.now().toISOString()],
    ),
  )
}
