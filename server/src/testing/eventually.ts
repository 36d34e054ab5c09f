import { vi } from 'vitest'

/** Waits for what follows an answer by itself (news, mail, work asked of others), on a slow machine too. */
export function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 })
}
