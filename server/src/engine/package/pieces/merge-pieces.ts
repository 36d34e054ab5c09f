import type { Text } from '../../../kernel/index.ts'
import { mergeOrder, orderFates } from './merge-order.ts'
import { isSame, isSameTree, orderKey, type Piece } from './piece.ts'

/** What is here, or what comes. */
export type Side = 'mine' | 'theirs'

/** What became of a piece on one side. */
export type Fate = 'same' | 'added' | 'changed' | 'removed'

/** A piece that is not the same on both sides. */
export interface PieceChange {
  key: string
  kind: string
  title: Text
  mine: Fate
  theirs: Fate
  /** Which side counts; undefined for a conflict that nobody has decided. */
  side: Side | undefined
  /** Each as it is, undefined where there is none; of an order, the titles in it. */
  values: { base: unknown; mine: unknown; theirs: unknown }
}

/** Says which side counts for a piece that changed, where that was decided; undefined otherwise. */
export type Decide = (change: Pick<PieceChange, 'key' | 'kind' | 'mine' | 'theirs'>) => Side | undefined

export interface Merged {
  pieces: Piece[]
  /** What differs between mine and theirs, in its order; what was changed in the same way is no change. */
  changes: PieceChange[]
}

/** Three states of the same things. */
export interface States<Thing> {
  /** What both come from. */
  base: Thing
  mine: Thing
  theirs: Thing
}

/**
 * Merges what was changed here with what was changed there. What one side alone changed is as that side has it, unless
 * decided otherwise; what both changed, each in its own way, is a conflict: until it is decided it stays as it is here.
 * What lies in something that one side removed goes with it; where the other side changed anything in it, that is one
 * conflict about the whole.
 */
export function mergePieces(states: States<readonly Piece[]>, decide: Decide): Merged {
  const changes: PieceChange[] = []
  return { pieces: mergeList(states, { key: '', title: undefined }, { decide, changes }), changes }
}

interface Merging {
  decide: Decide
  changes: PieceChange[]
}

function mergeList(
  states: States<readonly Piece[]>,
  parent: { key: string; title: Text | undefined },
  merging: Merging,
): Piece[] {
  const found = mapStates(states, (pieces) => new Map(pieces.map((piece) => [piece.key, piece])))
  const keys = new Set([...states.mine, ...states.theirs].map(({ key }) => key))
  const kept = new Map<string, Piece>()
  for (const key of keys) {
    const merged = mergeOne(
      mapStates(found, (pieces) => pieces.get(key)),
      merging,
    )
    if (merged) kept.set(key, merged)
  }
  const orders = mapStates(states, (pieces) => pieces.map(({ key }) => key))
  const side = sideOfOrder(states, orders, parent, merging)
  return mergeOrder(orders, new Set(kept.keys()), side).map((key) => kept.get(key)!)
}

function sideOfOrder(
  states: States<readonly Piece[]>,
  orders: States<readonly string[]>,
  { key, title }: { key: string; title: Text | undefined },
  merging: Merging,
): Side {
  const fates = orderFates(orders)
  // What was only added and removed stands where it was put; with nothing else changed, mine is taken as it is.
  if (!fates.mine && !fates.theirs) return isUntouched(orders.base, orders.mine) ? 'theirs' : 'mine'
  const change = {
    key: orderKey(key),
    kind: 'order',
    title: title ?? { zh: '整个应用', en: 'The whole app' },
    mine: fates.mine ? ('changed' as const) : ('same' as const),
    theirs: fates.theirs ? ('changed' as const) : ('same' as const),
  }
  const values = mapStates(states, (pieces) => pieces.map((piece) => piece.title))
  return note({ ...change, values }, merging) ?? 'mine'
}

function isUntouched(base: readonly string[], mine: readonly string[]): boolean {
  return base.length === mine.length && base.every((key, index) => key === mine[index])
}

function mergeOne(states: States<Piece | undefined>, merging: Merging): Piece | undefined {
  const { base, mine, theirs } = states
  if (mine && theirs) {
    if (!base && isSameTree(mine, theirs)) return mine
    return base ? mergeBoth({ base, mine, theirs }, merging) : choose(states, 'added', 'added', merging)
  }
  if (!base) return choose(states, mine ? 'added' : 'same', theirs ? 'added' : 'same', merging)
  if (!mine) return choose(states, 'removed', isSameTree(base, theirs!) ? 'same' : 'changed', merging)
  return choose(states, isSameTree(base, mine) ? 'same' : 'changed', 'removed', merging)
}

function mergeBoth(states: States<Piece>, merging: Merging): Piece {
  const { base, mine, theirs } = states
  const value = isSame(mine, theirs)
    ? mine
    : choose(
        states,
        isSame(base, mine) ? 'same' : 'changed',
        isSame(base, theirs) ? 'same' : 'changed',
        merging,
      )!
  const children = mergeList(
    mapStates(states, (piece) => piece.children),
    mine,
    merging,
  )
  return { ...value, children }
}

/** The piece of the side that counts, whole. */
function choose(
  states: States<Piece | undefined>,
  mine: Fate,
  theirs: Fate,
  merging: Merging,
): Piece | undefined {
  const { key, kind, title } = (states.mine ?? states.theirs ?? states.base)!
  const values = mapStates(states, (piece) => piece?.value)
  const side = note({ key, kind, title, mine, theirs, values }, merging)
  return side === 'theirs' ? states.theirs : states.mine
}

/** Keeps a change for those who read it. @returns the side that counts for it */
function note(change: Omit<PieceChange, 'side'>, { decide, changes }: Merging): Side | undefined {
  const alone = change.mine === 'same' ? 'theirs' : change.theirs === 'same' ? 'mine' : undefined
  const side = decide(change) ?? alone
  changes.push({ ...change, side })
  return side
}

function mapStates<A, B>({ base, mine, theirs }: States<A>, change: (state: A) => B): States<B> {
  return { base: change(base), mine: change(mine), theirs: change(theirs) }
}
