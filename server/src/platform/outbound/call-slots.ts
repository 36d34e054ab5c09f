import { tooManyCalls } from './errors.ts'

/** Calls under way at once: of a tenant, and of this process. */
export const mostCalls = { tenant: 20, process: 200 }

/** Counts the calls under way. */
export interface CallSlots {
  /** @returns gives the place back. @throws tooManyCalls */
  take(tenantId: string): () => void
}

export function callSlots(): CallSlots {
  const taken = new Map<string, number>()
  let all = 0
  return {
    take: (tenantId) => {
      const own = taken.get(tenantId) ?? 0
      if (own >= mostCalls.tenant || all >= mostCalls.process) throw tooManyCalls({ seconds: 10 })
      taken.set(tenantId, own + 1)
      all += 1
      return () => {
        const left = (taken.get(tenantId) ?? 1) - 1
        if (left > 0) taken.set(tenantId, left)
        else taken.delete(tenantId)
        all -= 1
      }
    },
  }
}
