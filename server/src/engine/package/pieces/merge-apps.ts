import type { OperationContext } from '../../../platform/operation/index.ts'
import { type OpenedPackage, openPackage } from '../open-package.ts'
import { type PackageFile, packageFormat, packageVersion } from '../package-file.ts'
import { type AppPieces, headPieces, joinHead, piecedParts, splitApp } from './app-pieces.ts'
import { type Decide, mergePieces, type PieceChange, type States } from './merge-pieces.ts'
import type { Piece } from './piece.ts'

export interface MergedApp {
  /** What the app becomes, with the ids of the package; without data. */
  next: OpenedPackage
  changes: PieceChange[]
  names: AppPieces['names']
}

/**
 * Merges what was changed in an app here with what was changed in it there, piece by piece. Its ids are those of the
 * package on all three sides. What stands on something that is gone then, goes too.
 */
export async function mergeApps(
  context: OperationContext,
  given: States<OpenedPackage>,
  decide: Decide,
): Promise<MergedApp> {
  const states = await aligned(context, given)
  const split = {
    base: splitApp(context, states.base),
    mine: splitApp(context, states.mine),
    theirs: splitApp(context, states.theirs),
  }
  const changes: PieceChange[] = []
  const merge = (pieces: States<readonly Piece[]>, prefix: string): Piece[] => {
    const merged = mergePieces(pieces, ({ key, ...change }) =>
      decide({ ...change, key: fullKey(prefix, key) }),
    )
    changes.push(...merged.changes.map((change) => ({ ...change, key: fullKey(prefix, change.key) })))
    return merged.pieces
  }
  const head = merge(
    {
      base: headPieces(split.base.head),
      mine: headPieces(split.mine.head),
      theirs: headPieces(split.theirs.head),
    },
    'app',
  )
  const app = joinHead(split.mine.head.id, head)
  const contents = new Map<string, unknown>([['app', app]])
  for (const { key, pieces } of piecedParts(context)) {
    const of = (state: AppPieces) => {
      const found = state.parts.get(key) ?? []
      return pieces.unordered ? found.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : found
    }
    const merged = merge({ base: of(split.base), mine: of(split.mine), theirs: of(split.theirs) }, key)
    contents.set(key, pieces.join(merged, contents))
  }
  contents.delete('app')
  const file: PackageFile = {
    format: packageFormat,
    version: packageVersion,
    app,
    outside: [
      ...new Map(
        [...given.theirs.file.outside, ...given.mine.file.outside].map((one) => [one.id, one]),
      ).values(),
    ],
    parts: Object.fromEntries(contents),
  }
  const names = new Map([...split.base.names, ...split.theirs.names, ...split.mine.names])
  return { next: openPackage(context, file), changes, names }
}

/** The order of what lies in no piece is that of its part. */
function fullKey(part: string, key: string): string {
  return key.startsWith('/') ? `${part}${key}` : key
}

async function aligned(
  context: OperationContext,
  { base, mine, theirs }: States<OpenedPackage>,
): Promise<States<OpenedPackage>> {
  const sides = [mine, base, theirs].map((opened) => ({ ...opened, parts: [...opened.parts] }))
  for (const { key, pieces } of piecedParts(context)) {
    if (!pieces.align) continue
    const places = sides.map(({ parts }) => parts.findIndex(({ part }) => part.key === key))
    const present = sides.filter((_, index) => places[index] !== -1)
    const contents = await pieces.align(
      context,
      present.map(({ parts }) => parts.find(({ part }) => part.key === key)!.content),
    )
    present.forEach(({ parts }, index) => {
      const at = parts.findIndex(({ part }) => part.key === key)
      parts[at] = { ...parts[at]!, content: contents[index] }
    })
  }
  return { mine: sides[0]!, base: sides[1]!, theirs: sides[2]! }
}
