import type { News } from '../../database/index.ts'
import type { LivePublisher } from '../operation/index.ts'
import { gather } from './gather.ts'

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
  const send = (body: LiveNews) => void news.publish('live', body).catch(() => undefined)
  const sendGathered = gather((key) => send(JSON.parse(key) as LiveNews))
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    publish: (tenantId, memberId, event, data) => {
      send({ tenantId, event, data, ...(memberId ? { memberId } : {}) })
    },
    publishGathered: (tenantId, event, data) => sendGathered(JSON.stringify({ tenantId, event, data })),
  }
}
