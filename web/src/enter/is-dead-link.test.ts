import { expect, test } from 'vitest'
import { isDeadLink } from './is-dead-link.ts'

test('[P1.2] a used, expired or unknown link ends the form; a password that is refused does not', () => {
  for (const code of [
    'identity.link_unknown',
    'identity.link_used',
    'invitation.expired',
    'invitation.revoked',
  ])
    expect(isDeadLink({ code })).toBe(true)
  expect(isDeadLink({ code: 'invalid_input' })).toBe(false)
  expect(isDeadLink(null)).toBe(false)
})
