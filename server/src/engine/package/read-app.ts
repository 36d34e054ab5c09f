import type { OperationContext } from '../../platform/operation/index.ts'
import { requireApp, requireOwnApp } from '../app/index.ts'
import type { PackagePart, PackageWish } from './define-package-part.ts'
import { idOfPlace, idsIn, withIds } from './ids-in.ts'
import { outsideHere } from './outside.ts'
import { type PackageFile, packageFormat, packageVersion } from './package-file.ts'

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
  const app = await requireApp(context, appId, 'app.manage')
  requireOwnApp(appId)
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
  const ids = new Map([...own, ...outside.map(({ id }): [string, string] => [id, called(id)])])
  const listed = outside.map((thing) => ({ ...thing, id: called(thing.id) }))
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
    parts: withIds(Object.fromEntries(contents), ids),
  }
  return { file, outside: new Map(outside.map(({ id }) => [called(id), id])), files }
}

function isWanted(kind: PackagePart['kind'], { withData, withFiles }: PackageWish): boolean {
  if (kind === 'definition') return true
  return withData && (kind === 'data' || withFiles)
}

async function packageIds({ db, tenantId }: OperationContext, appId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('app_package_id')
    .select(['id', 'package_id'])
    .where('tenant_id', '=', tenantId)
    .where('app_id', '=', appId)
    .execute()
  return new Map(rows.map(({ id, package_id }) => [id, package_id]))
}
