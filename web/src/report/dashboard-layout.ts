/** Place and size of something on the 12-column grid. */
export interface GridPlace {
  x: number
  y: number
  w: number
  h: number
}

/** Where the next report goes: beside the last one when half the row is free, else on a row of its own. */
export function nextPlace(items: readonly GridPlace[]): GridPlace {
  const bottom = Math.max(0, ...items.map(({ y, h }) => y + h))
  const size = { w: 6, h: 4 }
  const lastRow = items.filter(({ y, h }) => y + h === bottom)
  const taken = Math.max(0, ...lastRow.map(({ x, w }) => x + w))
  const top = Math.min(bottom, ...lastRow.map(({ y }) => y))
  const free =
    lastRow.length > 0 && taken <= 6 && items.every(({ x, w, y, h }) => x + w <= taken || y + h <= top)
  return free ? { x: taken, y: top, ...size } : { x: 0, y: bottom, ...size }
}
