import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergePieces, type PieceChange, type Side } from './merge-pieces.ts'
import { isSameTree, type Piece } from './piece.ts'

/** Some of the same keys in some order, each with some value and something in it: any two of them are edits of each other. */
const anyPieces = (depth: number, path = 'app'): fc.Arbitrary<Piece[]> =>
  fc
    .shuffledSubarray(['a', 'b', 'c', 'd', 'e'])
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc
            .tuple(fc.nat(2), depth > 0 ? anyPieces(depth - 1, `${path}/${name}`) : fc.constant<Piece[]>([]))
            .map(([value, children]) => piece(`${path}/${name}`, value, children)),
        ),
      ),
    )

function piece(key: string, value: unknown, children: Piece[] = []): Piece {
  return { key, kind: 'field', title: { zh: key, en: key }, value, children }
}

const whole = (pieces: readonly Piece[]): Piece => piece('app', 0, [...pieces])
const same = (a: readonly Piece[], b: readonly Piece[]) => isSameTree(whole(a), whole(b))
const undecided = () => undefined
const always = (side: Side) => () => side
const runs = { numRuns: 2000 }

test('[N1.3] nothing changed here: what comes is what was shipped, in its order', () => {
  fc.assert(
    fc.property(anyPieces(2), anyPieces(2), (base, theirs) => {
      const merged = mergePieces({ base, mine: base, theirs }, undecided)
      expect(same(merged.pieces, theirs)).toBe(true)
      expect(merged.changes.every(({ side, mine }) => side === 'theirs' && mine === 'same')).toBe(true)
      expect(merged.changes.length === 0).toBe(same(base, theirs))
    }),
    runs,
  )
})

test('[N1.3] nothing changed there: what is here stays as it is', () => {
  fc.assert(
    fc.property(anyPieces(2), anyPieces(2), (base, mine) => {
      const merged = mergePieces({ base, mine, theirs: base }, undecided)
      expect(same(merged.pieces, mine)).toBe(true)
      expect(merged.changes.every(({ side }) => side === 'mine')).toBe(true)
    }),
    runs,
  )
})

test('[N1.3] the same version merged twice changes nothing the second time, whatever was decided', () => {
  const decisions = fc.infiniteStream(fc.constantFrom<Side>('mine', 'theirs'))
  fc.assert(
    fc.property(anyPieces(2), anyPieces(2), anyPieces(2), decisions, (base, mine, theirs, stream) => {
      const decided = new Map<string, Side>()
      const decide = ({ key }: Pick<PieceChange, 'key'>) => {
        if (!decided.has(key)) decided.set(key, stream.next().value!)
        return decided.get(key)
      }
      const first = mergePieces({ base, mine, theirs }, decide)
      const second = mergePieces({ base: theirs, mine: first.pieces, theirs }, undecided)
      expect(same(second.pieces, first.pieces)).toBe(true)
      expect(second.changes.every(({ side }) => side === 'mine')).toBe(true)
    }),
    runs,
  )
})

test('[N1.3] decided for one side in everything, a merge is that side', () => {
  fc.assert(
    fc.property(anyPieces(2), anyPieces(2), anyPieces(2), (base, mine, theirs) => {
      // What both changed in the same way is on both sides; only their orders may differ where nobody was asked.
      const keysOf = (pieces: readonly Piece[]): string[] =>
        pieces.flatMap(({ key, value, children }) => [`${key}=${value}`, ...keysOf(children)]).sort()
      for (const side of ['mine', 'theirs'] as const) {
        const merged = mergePieces({ base, mine, theirs }, always(side))
        expect(keysOf(merged.pieces)).toEqual(keysOf(side === 'mine' ? mine : theirs))
      }
    }),
    runs,
  )
})

test('[N1.3] a conflict is what both changed, each in its own way, and until it is decided it stays as it is here', () => {
  fc.assert(
    fc.property(anyPieces(2), anyPieces(2), anyPieces(2), (base, mine, theirs) => {
      const { pieces, changes } = mergePieces({ base, mine, theirs }, undecided)
      for (const change of changes) {
        const both = change.mine !== 'same' && change.theirs !== 'same'
        expect(change.side === undefined).toBe(both)
      }
      const conflicts = new Set(changes.filter(({ side }) => !side).map(({ key }) => key))
      const decided = mergePieces({ base, mine, theirs }, ({ key }) =>
        conflicts.has(key) ? 'mine' : undefined,
      )
      expect(same(decided.pieces, pieces)).toBe(true)
    }),
    runs,
  )
})

test('[N1.3] each side adds, changes and removes: all of it is in the merge, and what meets is asked about', () => {
  const base = [piece('a', 1, [piece('a/x', 1), piece('a/y', 1)]), piece('b', 1), piece('c', 1)]
  const mine = [
    piece('a', 1, [piece('a/x', 2), piece('a/mine', 1), piece('a/y', 1)]),
    piece('c', 1),
    piece('new', 7),
  ]
  const theirs = [piece('c', 2), piece('a', 1, [piece('a/y', 3), piece('a/x', 3)]), piece('b', 1)]
  const { pieces, changes } = mergePieces({ base, mine, theirs }, undecided)
  const told = changes.map(({ key, side, mine: here, theirs: there }) => `${key} ${here}/${there} ${side}`)
  expect(told).toEqual([
    'a/x changed/changed undefined',
    'a/mine added/same mine',
    'a/y same/changed theirs',
    'a/@order same/changed theirs',
    'c same/changed theirs',
    'new added/same mine',
    'b removed/same mine',
    '/@order same/changed theirs',
  ])
  expect(pieces.map(({ key, value }) => `${key}${value}`)).toEqual(['c2', 'new7', 'a1'])
  expect(pieces[2]!.children.map(({ key, value }) => `${key}${value}`)).toEqual(['a/y3', 'a/x2', 'a/mine1'])
})

test('[N1.3] what one side removed and the other changed in any part is one conflict about the whole', () => {
  const base = [piece('a', 1, [piece('a/x', 1)])]
  const mine = [piece('a', 1, [piece('a/x', 2)])]
  const removed = mergePieces({ base, mine, theirs: [] }, undecided)
  expect(removed.changes).toMatchObject([{ key: 'a', mine: 'changed', theirs: 'removed', side: undefined }])
  expect(same(removed.pieces, mine)).toBe(true)
  expect(mergePieces({ base, mine, theirs: [] }, always('theirs')).pieces).toEqual([])
  const back = mergePieces({ base, mine: [], theirs: mine }, undecided)
  expect(back.changes).toMatchObject([{ key: 'a', mine: 'removed', theirs: 'changed', side: undefined }])
  expect(back.pieces).toEqual([])
})
