import { useSyncExternalStore } from 'react'
import type { BrandColours } from './brand.ts'
import type { ThemeName } from './tokens.ts'

/** The workspace's own colours by theme; undefined where the product's hold. */
export type Brand = Record<ThemeName, BrandColours>

let brand: Brand | undefined
let colourInForce = ''
const listeners = new Set<() => void>()
const names = {
  river: '--river',
  riverHover: '--river-hover',
  riverWash: '--river-wash',
  riverInk: '--river-ink',
  onRiver: '--on-river',
} as const

/** Shows a workspace's colour everywhere; an empty one is the product's own. The arithmetic is loaded when there is one. */
export async function showBrand(colour: string): Promise<void> {
  if (colour === colourInForce) return
  colourInForce = colour
  const made =
    colour === ''
      ? undefined
      : await import('./brand.ts').then(({ brandColours }) => ({
          light: brandColours('light', colour),
          dark: brandColours('dark', colour),
        }))
  if (colour !== colourInForce) return
  brand = made
  const style = document.querySelector<HTMLStyleElement>('style[data-owner=brand]') ?? newStyle()
  style.textContent = made
    ? `:root{${declared(made.light)}}:root[data-theme=dark]{${declared(made.dark)}}`
    : ''
  for (const listener of listeners) listener()
}

const declared = (colours: BrandColours) =>
  Object.entries(names)
    .map(([name, variable]) => `${variable}:${colours[name as keyof BrandColours]}`)
    .join(';')

function newStyle(): HTMLStyleElement {
  const style = document.createElement('style')
  style.dataset.owner = 'brand'
  document.head.append(style)
  return style
}

/** The workspace's colours for a theme, where it has any. */
export function useBrand(theme: ThemeName): BrandColours | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => brand,
  )?.[theme]
}
