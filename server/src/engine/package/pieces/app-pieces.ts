import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { OpenedPackage } from '../open-package.ts'
import type { PackageFile } from '../package-file.ts'
import type { PartPieces } from './part-pieces.ts'
import type { Piece, ThingNames } from './piece.ts'
import type { SettingNames } from './tell-settings.ts'

type AppHead = PackageFile['app']

/** What an app is called, is a piece for each of its words: its name is often another where it is imported. */
export const headSettings: SettingNames<Omit<AppHead, 'id'>> = {
  name: { zh: '应用名称', en: 'Name of the app' },
  icon: { zh: '应用图标', en: 'Icon of the app' },
  color: { zh: '应用颜色', en: 'Colour of the app' },
  description: { zh: '应用说明', en: 'Description of the app' },
  groupName: { zh: '应用分组', en: 'Group of the app' },
}

/** An app taken apart: each part by its key, and what things in it are called. */
export interface AppPieces {
  head: AppHead
  names: ThingNames
  parts: ReadonlyMap<string, readonly Piece[]>
}

/** What belongs to a part of `services.packageParts` that has pieces. */
export interface PiecedPart {
  key: string
  pieces: PartPieces<unknown>
}

/** Parts that are compared and merged, in the order in which they are made. */
export function piecedParts({ services }: Pick<OperationContext, 'services'>): PiecedPart[] {
  return services.packageParts.flatMap(({ key, pieces }) => (pieces ? [{ key, pieces }] : []))
}

/** Takes an app apart. */
export function splitApp(context: OperationContext, opened: OpenedPackage): AppPieces {
  const names = namesOf(opened)
  const contents = new Map(opened.parts.map(({ part, content }) => [part.key, content]))
  const parts = new Map<string, readonly Piece[]>()
  for (const { key, pieces } of piecedParts(context))
    parts.set(key, contents.has(key) ? pieces.split(contents.get(key), names) : [])
  return { head: opened.file.app, names, parts }
}

/** The words of an app as pieces. */
export function headPieces(head: AppHead): Piece[] {
  return Object.entries<Text>(headSettings).map(([key, title]) => ({
    key: `app/${key}`,
    kind: 'app',
    title,
    value: head[key as keyof typeof headSettings],
    children: [],
  }))
}

/** Puts the words of an app together. */
export function joinHead(id: string, pieces: readonly Piece[]): AppHead {
  const words = Object.fromEntries(pieces.map(({ key, value }) => [key.slice('app/'.length), value]))
  return { id, ...(words as Omit<AppHead, 'id'>) }
}

/** What the app, its forms and what stands outside of it are called, by their ids in the package. */
function namesOf({ file, parts }: OpenedPackage): ThingNames {
  const names = new Map<string, string>([[file.app.id, file.app.name]])
  for (const { id, name, kind, code } of file.outside)
    names.set(id, kind === 'department' && code === 'root' ? '全公司' : name)
  for (const { part, content } of parts) {
    if (part.kind !== 'definition') continue
    const [own, called] = [part.own(content), part.names(content)]
    own.forEach(({ id }, index) => {
      names.set(id, called[index] ?? '')
    })
  }
  return names
}
