import type { OperationContext } from '../../platform/operation/index.ts'
import { requireApp, requireOwnApp } from '../app/index.ts'
import type { PackageWish } from './define-package-part.ts'
import { idAside, idOfPlace, idsIn, withIds } from './ids-in.ts'
import { isWanted } from './open-package.ts'
import { outsideHere } from './outside.ts'
import { type PackageFile, packageFormat, packageVersion } from './package-file.ts'
import { packageIds } from './package-ids.ts'

export interface ReadApp {
  file: PackageFile
  /** What stands outside of the app, by the ids of the package. */
  outside: Map<string, string>
  /** Files, which a copy of the app in this workspace holds too. */
  files: Map<string, string>
}

/**
 * An app as a package: its definition, and its records if wanted. Members, roles and so on that it names are listed by
 * name; what no longer exists stays an id that means nothing.
 * @throws notFound; forbidden for who does not manage the app, or may not export all of its records; packageTooLarge
 */
export async function readApp(context: OperationContext, appId: string, wish: PackageWish): Promise<ReadApp> {
  return packApp(context, await requireOwnedApp(context, appId), wish)
}

/** The row of an app that is one of the workspace's own, for who manages it. @throws notFound; forbidden */
export async function requireOwnedApp(context: OperationContext, appId: string): Promise<AppRow> {
  const app = await requireApp(context, appId, 'app.manage')
  requireOwnApp(appId)
  return app
}

type AppRow = Awaited<ReturnType<typeof requireApp>>

/**
 * The same, for who may act on it in another way.
 * @param purpose to `compare` it with a package it comes from, what nothing here stands for is called as there; in a file
 *   for others it is an id that means nothing
 */
export async function packApp(
  context: OperationContext,
  app: Pick<AppRow, 'id' | 'name' | 'icon' | 'color' | 'description' | 'group_name'>,
  wish: PackageWish,
  purpose: 'pass on' | 'compare' = 'pass on',
): Promise<ReadApp> {
  const { id: appId } = app
  const names = await packageIds(context, appId)
  const called = (id: string) => names.get(id) ?? id
  const contents = new Map<string, unknown>()
  const files = new Map<string, string>()
  const own = new Map([[appId, called(appId)]])
  for (const part of context.services.packageParts) {
    if (!isWanted(part.kind, wish)) continue
    const content = await part.read(context, appId, wish, contents)
    contents.set(part.key, content)
    for (const { id, place } of part.own(content))
      own.set(id, place ? idOfPlace(own.get(place.in)!, place.number) : called(id))
    if (part.kind === 'files') for (const { id } of part.own(content)) files.set(own.get(id)!, id)
  }
  const named = [...idsIn([...contents.values()])].filter((id) => !own.has(id))
  const outside = await outsideHere(context, named)
  const taken = new Set(own.values())
  const calledOutside = (id: string) => (taken.has(called(id)) ? idAside(id) : called(id))
  const known = outside.map(({ id }): [string, string] => [id, calledOutside(id)])
  const ids = new Map([...(purpose === 'compare' ? names : []), ...own, ...known])
  const listed = outside.map((thing) => ({ ...thing, id: calledOutside(thing.id) }))
  const file: PackageFile = {
    format: packageFormat,
    version: packageVersion,
    app: {
      id: called(appId),
      name: app.name,
      icon: app.icon,
      color: app.color,
      description: app.description,
      groupName: app.group_name,
    },
    outside: listed.sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1)),
    parts: arranged(context, withIds(Object.fromEntries(contents), ids)),
  }
  return { file, outside: new Map(outside.map(({ id }) => [calledOutside(id), id])), files }
}

function arranged(
  { services }: OperationContext,
  contents: Record<string, unknown>,
): Record<string, unknown> {
  for (const { key, arrange } of services.packageParts)
    if (arrange && key in contents) contents[key] = arrange(contents[key])
  return contents
}
