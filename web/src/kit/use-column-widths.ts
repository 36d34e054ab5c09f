import { useState } from 'react'

export const minColumnWidth = 64
export const maxColumnWidth = 720
const usualWidth = 160

interface Sized {
  key: string
  width?: number
}

/** Widths of columns: those kept elsewhere, else those dragged here, else the first ones. */
export function useColumnWidths(
  columns: readonly Sized[],
  kept: Readonly<Record<string, number>> | undefined,
  onResize: ((key: string, width: number) => void) | undefined,
) {
  const [dragged, setDragged] = useState<Readonly<Record<string, number>>>({})
  const firstWidths = new Map(columns.map(({ key, width }) => [key, width ?? usualWidth]))
  const widthOf = (key: string) => kept?.[key] ?? dragged[key] ?? firstWidths.get(key) ?? usualWidth
  const widths = columns.map(({ key }) => widthOf(key))
  return {
    widthOf,
    total: widths.reduce((sum, width) => sum + width, 0),
    // The last column takes what is left, so that no strip stays empty at the end.
    template: widths
      .map((width, index) => (index === widths.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`))
      .join(' '),
    resize: (key: string, width: number) => {
      const fit = Math.round(Math.min(maxColumnWidth, Math.max(minColumnWidth, width)))
      setDragged((before) => ({ ...before, [key]: fit }))
      onResize?.(key, fit)
    },
  }
}
