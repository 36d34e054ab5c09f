export type Box = { x: number; y: number; width: number; height: number }
export type Point = { x: number; y: number }

/** A name to write beside a shape or along a flow. */
export type Named = { id: string; text: string } & ({ shape: Box } | { line: Point[] })

/** Names are wrapped at this width and written in lines of this height, as drawing tools do it. */
const WIDEST = 90
const LINE = 14
const GAP = 4
/** How wide a letter is at most: full width, or one of the Latin kind. */
const WIDE = 11.5
const NARROW = 7

/**
 * Finds a place for each name where it covers no shape, no flow and no other name, or else as little as possible. Flows
 * come first: theirs are the places near where they begin.
 * @returns the boxes of the names by id
 */
export function placeLabels(names: Named[], shapes: Box[], lines: Point[][]): Map<string, Box> {
  const segments = lines.flatMap(segmentsOf)
  const placed = new Map<string, Box>()
  for (const name of [...names.filter((one) => 'line' in one), ...names.filter((one) => 'shape' in one)]) {
    const size = sizeOf(name.text)
    const places = 'line' in name ? besideLine(name.line, size) : besideShape(name.shape, size)
    const taken = [...shapes, ...placed.values()]
    placed.set(name.id, best(places, taken, segments))
  }
  return placed
}

/** The place that costs least; the first of those that cost nothing. */
function best(places: Box[], taken: Box[], segments: Box[]): Box {
  let found = places[0]!
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    const cost =
      taken.reduce((sum, box) => sum + overlap(place, box), 0) +
      // A line is thin: what counts is how much of it is covered.
      segments.reduce((sum, line) => sum + overlap(place, line), 0)
    if (cost < least) [found, least] = [place, cost]
    if (cost === 0) break
  }
  return found
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

type Size = { width: number; height: number }

function sizeOf(text: string): Size {
  let lines = 0
  let widest = 0
  for (const written of text.split('\n')) {
    let width = 0
    lines++
    for (const word of written.split(/(?<=[\s-])/)) {
      const long = widthOf(word)
      if (width > 0 && width + long > WIDEST) {
        lines++
        width = 0
      }
      // A word without a place to break is cut.
      lines += Math.ceil(long / WIDEST) - (long > 0 ? 1 : 0)
      width = Math.min(WIDEST, width + long)
      widest = Math.max(widest, width)
    }
  }
  return { width: Math.max(10, widest), height: lines * LINE }
}

function widthOf(word: string): number {
  let width = 0
  for (const letter of word) width += letter.codePointAt(0)! > 0x2e7f ? WIDE : NARROW
  return width
}

/** Beside a shape, out of the way of what comes from the left and leaves up, down or right. */
function besideShape({ x, y, width, height }: Box, size: Size): Box[] {
  const middle = x + width / 2
  const above = y - GAP - size.height
  const below = y + height + GAP
  const [left, right] = [middle - 2 * GAP - size.width, middle + 2 * GAP]
  const centered = middle - size.width / 2
  return [
    { x: centered, y: below },
    { x: left, y: above },
    { x: right, y: above },
    { x: left, y: below },
    { x: right, y: below },
    { x: centered, y: above },
  ].map((place) => ({ ...place, ...size }))
}

/** Along the level parts of a flow first, near where they begin; then beside the upright ones. */
function besideLine(line: Point[], size: Size): Box[] {
  const places: Point[] = []
  const parts = line.slice(1).map((to, index) => ({ from: line[index]!, to }))
  const isLevel = ({ from, to }: { from: Point; to: Point }) => from.y === to.y
  for (const { from, to } of parts.filter(isLevel)) {
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
    const spots = [left + 2 * GAP, (left + right - size.width) / 2, right - 2 * GAP - size.width]
    if (from.x > to.x) spots.reverse()
    for (const x of spots) places.push({ x, y: from.y - GAP - size.height })
    for (const x of spots) places.push({ x, y: from.y + GAP })
  }
  for (const { from, to } of parts.filter((part) => !isLevel(part))) {
    for (const share of [0.5, 0.75, 0.25]) {
      const x = from.x + (to.x - from.x) * share
      const y = from.y + (to.y - from.y) * share - size.height / 2
      places.push({ x: x + 2 * GAP, y }, { x: x - 2 * GAP - size.width, y })
    }
  }
  return places.map((place) => ({ ...place, ...size }))
}

/** The straight parts of a line as thin boxes; a slanting part in pieces. */
function segmentsOf(line: Point[]): Box[] {
  return line.slice(1).flatMap((to, index) => {
    const from = line[index]!
    const pieces = from.x === to.x || from.y === to.y ? 1 : 16
    return Array.from({ length: pieces }, (_, n) =>
      around(between(from, to, n / pieces), between(from, to, (n + 1) / pieces)),
    )
  })
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function around(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x) - 1,
    y: Math.min(a.y, b.y) - 1,
    width: Math.abs(a.x - b.x) + 2,
    height: Math.abs(a.y - b.y) + 2,
  }
}
