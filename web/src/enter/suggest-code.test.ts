import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestCode } from './suggest-code.ts'

test('[P2.1] a Latin name becomes a code, a Chinese one is left to the person', () => {
  expect(suggestCode('Acme Foods 2')).toBe('acme-foods-2')
  expect(suggestCode('  42 Éclair & Söhne ')).toBe('eclair-sohne')
  expect(suggestCode('川流科技')).toBe('')
})

test('[P2.1] a suggestion of three letters or more is always a legal code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
      const code = suggestCode(name)
      if (code.length >= 3) expect(code).toMatch(/^[a-z][a-z0-9-]{2,19}$/)
    }),
  )
})
