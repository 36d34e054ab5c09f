import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { createApp } from '../app/index.ts'
import type { Advance } from './define-package-part.ts'
import { packageBroken } from './errors.ts'
import { importedIds, outsideIds } from './import-ids.ts'
import type { LeftThing } from './imported-ids.ts'
import type { OpenedPackage } from './open-package.ts'
import { keepPackageIds } from './package-ids.ts'
import type { WorkedAhead } from './work-ahead.ts'

/** What was decided before an import. */
export interface ImportDecisions {
  /** What the app is called here. */
  name: string
  /** What stands for things outside of the app, by their ids in the package; null: nothing does. */
  outside: ReadonlyMap<string, string | null>
  /** What is there already, by its id in the package: files. */
  files: ReadonlyMap<string, string>
  /** What was worked out before the transaction. */
  ahead: WorkedAhead
  /** Told how many of the things of the package are made. */
  advance?: Advance
}

/**
 * Makes an app from a package, in the running transaction of the schema owner: all of it, or nothing. It is closed to all
 * but its maker until it is shared. The caller has checked the permission and that what was chosen exists.
 * @returns the app, and what could not be made as it was
 * @throws invalidInput naming `name` when there is an app of that name; packageBroken
 */
export async function writeApp(
  context: OperationContext,
  { file, parts, own }: OpenedPackage,
  decisions: ImportDecisions,
): Promise<{ appId: string; left: LeftThing[] }> {
  const { icon, color, description, groupName } = file.app
  const appId = await createApp(context, { name: decisions.name, icon, color, description, groupName })
  const made = new Map([[file.app.id, appId]])
  // One after the other, so that what is sorted by its id stays in its order.
  for (const { id } of own) if (id !== file.app.id) made.set(id, decisions.files.get(id) ?? newId())
  const outside = outsideIds(decisions.outside)
  const ids = importedIds(made, outside)
  const inside = await asMaker(context)
  const left: LeftThing[] = []
  let done = 0
  const advance: Advance = async (made) => decisions.advance?.(done + made)
  for (const { part, content } of parts) {
    left.push(
      ...(await orBroken(part.key, () =>
        part.write(inside, content, { appId, ids, advance, ahead: decisions.ahead.get(part.key) }),
      )),
    )
    done += part.own(content).length
    await advance(0)
  }
  const lasting = [{ id: file.app.id }, ...parts.flatMap(({ part, content }) => part.own(content))]
    .filter((thing) => !('place' in thing && thing.place))
    .map(({ id }) => ({ id: made.get(id)!, package_id: id }))
  await keepPackageIds(context, appId, [
    ...lasting,
    ...[...outside].map(([package_id, { id }]) => ({ id, package_id })),
  ])
  return { appId, left }
}

/** Nothing but the actor's own new app is written by this: their rights on it are not yet known to this transaction. */
async function asMaker(context: OperationContext): Promise<OperationContext> {
  const { services, transaction, tenantId } = context
  const policy = await services.policies.policyOf(transaction, { kind: 'system', tenantId, name: 'package' })
  return Object.create(context, { policy: { value: async () => policy } }) as OperationContext
}

/** What PostgreSQL refuses of values (classes 22 and 23) is a fault of the file, not of the house. */
async function orBroken<Result>(where: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string' && /^2[23]...$/.test(code)) throw packageBroken({ where: `parts.${where}` })
    throw error
  }
}
