import { defineError } from '../kernel/index.ts'

export const tooManyStreams = defineError('live.too_many_streams', 429, {
  zh: '打开的页面太多：同时最多 {limit} 个实时连接。请关闭一些页面，{seconds} 秒后会自动重试。',
  en: 'Too many pages are open: at most {limit} live connections at once. Close some; it is tried again in {seconds} seconds.',
})

/** Live connections at once: of a member, of a tenant, of this process. Each costs a socket and some memory. */
export const streamLimits = { member: 20, tenant: 2_000, process: 10_000 }

/** Counts the live connections of this process. */
export interface StreamPlaces {
  /** @returns gives the place back. @throws tooManyStreams */
  take(owner: { tenantId: string; memberId: string }): () => void
}

export function streamPlaces(): StreamPlaces {
  const taken = new Map<string, number>()
  const add = (key: string, count: number) => {
    const now = (taken.get(key) ?? 0) + count
    if (now === 0) taken.delete(key)
    else taken.set(key, now)
  }
  return {
    take: ({ tenantId, memberId }) => {
      const keys = { member: `${tenantId} ${memberId}`, tenant: tenantId, process: '' }
      for (const [kind, key] of Object.entries(keys) as [keyof typeof keys, string][]) {
        const limit = streamLimits[kind]
        if ((taken.get(key) ?? 0) >= limit) throw tooManyStreams({ limit, seconds: 30 })
      }
      for (const key of Object.values(keys)) add(key, 1)
      let given = false
      return () => {
        if (given) return
        given = true
        for (const key of Object.values(keys)) add(key, -1)
      }
    },
  }
}
