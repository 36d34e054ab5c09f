import { describe, expect, test } from 'vitest'
import { cssVariables } from './css-variables.ts'
import { type Palette, palettes, stateNames } from './tokens.ts'

/** Contrast of two colours by WCAG 2.2 (relative luminance). */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

const texts: [keyof Palette, (keyof Palette)[]][] = [
  ['ink', ['paper', 'mist', 'raised', 'riverWash', 'refusedWash']],
  ['second', ['paper', 'mist', 'raised', 'idleWash']],
  ['hint', ['paper', 'mist', 'raised']],
  ['river', ['paper']],
  ['riverInk', ['paper', 'riverWash']],
  ['onRiver', ['river', 'riverHover']],
  ['runningInk', ['paper', 'runningWash']],
  ['doneInk', ['paper', 'doneWash']],
  ['returnedInk', ['paper', 'returnedWash']],
  ['refusedInk', ['paper', 'refusedWash']],
  ['onAlarm', ['alarm']],
]

for (const [name, palette] of Object.entries(palettes)) {
  describe(`${name} theme`, () => {
    for (const [text, grounds] of texts) {
      test(`${text} can be read on ${grounds.join(', ')} (WCAG AA)`, () => {
        for (const ground of grounds) {
          expect(contrast(palette[text], palette[ground]), ground).toBeGreaterThanOrEqual(4.5)
        }
      })
    }
    test('every token is a CSS variable', () => {
      const css = cssVariables()
      for (const value of Object.values(palette)) expect(css).toContain(`:${value}`)
    })
  })
}

test('the state colours of the two themes are not the same shade', () => {
  for (const state of stateNames) expect(palettes.light[state]).not.toBe(palettes.dark[state])
})
