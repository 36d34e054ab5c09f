import type { News } from '../../database/index.ts'
import type { LivePublisher } from '../operation/index.ts'

/** One browser that listens. */
export interface Listener {
  tenantId: string
  memberId: string
  send(event: string, data: unknown): void
}

export interface LiveHub extends LivePublisher {
  add(listener: Listener): () => void
}

interface LiveNews {
  tenantId: string
  memberId?: string
  event: string
  data: unknown
}

/** Carries live events from any server process to the browsers connected to any other (P4.7, N3.11). */
export function createLiveHub(news: News): LiveHub {
  const listeners = new Set<Listener>()
  news.subscribe('live', (body) => {
    const { tenantId, memberId, event, data } = body as LiveNews
    for (const listener of listeners) {
      const meant = listener.tenantId === tenantId && (!memberId || listener.memberId === memberId)
      if (meant) listener.send(event, data)
    }
  })
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    publish: (tenantId, memberId, event, data) => {
      const body: LiveNews = { tenantId, event, data, ...(memberId ? { memberId } : {}) }
      void news.publish('live', body).catch(() => undefined)
    },
  }
}
