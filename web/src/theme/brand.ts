import { black, type Palette, palettes, type ThemeName, white } from './tokens.ts'

type Colour = readonly [number, number, number]

const parse = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour
const format = (colour: Colour) =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance by WCAG 2.2. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Colour
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colours by WCAG 2.2. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const mix = (a: string, b: string, share: number): string => {
  const [from, to] = [parse(a), parse(b)]
  return format(from.map((part, index) => part + (to[index]! - part) * share) as unknown as Colour)
}

/** Moves a colour towards another until every ground lets it be read. */
function readable(colour: string, towards: string, grounds: string[]): string {
  for (let share = 0; share < 1; share += 0.02) {
    const moved = mix(colour, towards, share)
    if (grounds.every((ground) => contrast(moved, ground) >= 4.55)) return moved
  }
  return towards
}

/** The colours of a theme that follow a brand; what is written in or on them can be read (WCAG AA), whatever was chosen. */
export type BrandColours = Pick<Palette, 'river' | 'riverHover' | 'riverWash' | 'riverInk' | 'onRiver'>

/**
 * Makes a workspace's colour fit a theme.
 * @param colour as `#rrggbb`
 */
export function brandColours(theme: ThemeName, colour: string): BrandColours {
  const { paper, ink } = palettes[theme]
  const far = theme === 'light' ? black : white
  const river = readable(colour, far, [paper])
  const riverHover = mix(river, far, 0.14)
  const riverWash = mix(paper, river, theme === 'light' ? 0.1 : 0.18)
  const whiteReads = [river, riverHover].every((ground) => contrast(white, ground) >= 4.5)
  return {
    river,
    riverHover,
    riverWash,
    riverInk: readable(riverHover, theme === 'light' ? ink : white, [paper, riverWash]),
    onRiver: whiteReads ? white : black,
  }
}
