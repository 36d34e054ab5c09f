import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brandColours, contrast } from './brand.ts'
import { palettes, type ThemeName } from './tokens.ts'

test('[P2.6] whatever colour a workspace chooses, what is written in it and on it can be read (WCAG AA)', () => {
  const part = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
  const colour = fc.tuple(part, part, part).map((parts) => `#${parts.join('')}`)
  fc.assert(
    fc.property(fc.constantFrom<ThemeName>('light', 'dark'), colour, (theme, chosen) => {
      const { river, riverHover, riverWash, riverInk, onRiver } = brandColours(theme, chosen)
      const { paper } = palettes[theme]
      for (const [text, ground] of [
        [river, paper],
        [riverInk, paper],
        [riverInk, riverWash],
        [onRiver, river],
        [onRiver, riverHover],
      ] as const)
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }),
  )
})
