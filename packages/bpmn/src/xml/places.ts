import { attributesOf, localName, type Piece } from './scan.ts'

/** Follows a walk through an XML text and names the places in it, the same way whatever the order of unlike elements. */
export type Places = {
  /** The place of the element a piece begins, or of the one it ends. */
  follow: (piece: Piece) => string | undefined
  /** The place of the element around what comes next; empty outside of the root. */
  around: () => string
}

/** Below an id an element is named by its own, else by its name and how many of that name come before it. */
export function followPlaces(): Places {
  const path: { place: string; counts: Map<string, number> }[] = [{ place: '', counts: new Map() }]
  const begin = (piece: Extract<Piece, { name: string }>): string => {
    const { place, counts } = path.at(-1)!
    const id = attributesOf(piece.attributes).find(([name]) => name === 'id')?.[1]
    const name = localName(piece.name)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return id === undefined ? `${place}/${name}${count}` : `#${id.trim()}`
  }
  return {
    follow: (piece) => {
      if (piece.kind === 'close') return path.length > 1 ? path.pop()!.place : undefined
      if (piece.kind !== 'open' && piece.kind !== 'empty') return undefined
      const place = begin(piece)
      if (piece.kind === 'open') path.push({ place, counts: new Map() })
      return place
    },
    around: () => path.at(-1)!.place,
  }
}
