import { expect, test } from 'vitest'
import { isStrongEnough } from './password-rule.ts'

test('[P1.7] a password has eight characters of two kinds', () => {
  expect(isStrongEnough('sluice-gate')).toBe(true)
  expect(isStrongEnough('密码足够长的河1')).toBe(true)
  expect(isStrongEnough('onlyletters')).toBe(false)
  expect(isStrongEnough('ab12')).toBe(false)
})
