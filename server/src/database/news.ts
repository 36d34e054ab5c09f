import pg from 'pg'
import type { Lane } from './lane.ts'

/** News between server processes: small facts that invalidate caches or reach browsers. Lost news is never lost data. */
export interface News {
  publish(channel: string, payload: unknown): Promise<void>
  subscribe(channel: string, handler: (payload: unknown) => void): () => void
  /** Does something on the connection of this process, which lasts as long as it; now, and whenever it is made anew. */
  onConnected(work: (query: (sql: string) => Promise<unknown>) => Promise<unknown>): Promise<void>
  close(): Promise<void>
}

/** News waits this long for company, so that one transaction carries all of it; in milliseconds. */
const gathering = 10

/** A transaction of its own that nobody has to wait for the disk for: lost news is never lost data. */
const notifySql = `
  select set_config('synchronous_commit', 'off', true), pg_notify('sluice_news', message)
  from unnest($1::text[]) as message`

/**
 * Carries news over LISTEN/NOTIFY on one own connection per process, reconnecting by itself. What this process
 * publishes reaches its own subscribers the same way.
 * @param serverUrl address as the server role
 */
export async function openNews(serverUrl: string, lane: Pick<Lane, 'query'>): Promise<News> {
  const handlers = new Map<string, Set<(payload: unknown) => void>>()
  let closed = false
  let client: pg.Client | undefined
  const beginnings: ((query: (sql: string) => Promise<unknown>) => Promise<unknown>)[] = []

  const connect = async () => {
    const next = new pg.Client({ connectionString: serverUrl, application_name: 'sluice-news' })
    next.on('notification', ({ payload }) => {
      const { channel, body } = JSON.parse(payload ?? '{}') as { channel: string; body: unknown }
      for (const handler of handlers.get(channel) ?? []) handler(body)
    })
    next.on('error', () => undefined)
    next.on('end', () => {
      if (!closed) setTimeout(() => void connect().catch(() => undefined), 500).unref()
    })
    await next.connect()
    await next.query('listen sluice_news')
    for (const begin of beginnings) await begin((sql) => next.query(sql))
    client = next
  }
  await connect()

  let waiting: string[] = []
  let sending: Promise<void> | undefined
  const send = async () => {
    await new Promise((resolve) => setTimeout(resolve, gathering))
    const messages = waiting
    waiting = []
    sending = undefined
    await lane.query(notifySql, [messages])
  }

  return {
    publish: (channel, body) => {
      waiting.push(JSON.stringify({ channel, body }))
      sending ??= send()
      return sending
    },
    subscribe: (channel, handler) => {
      const set = handlers.get(channel) ?? new Set()
      handlers.set(channel, set.add(handler))
      return () => set.delete(handler)
    },
    onConnected: async (work) => {
      beginnings.push(work)
      await work((sql) => client!.query(sql))
    },
    close: async () => {
      closed = true
      await sending?.catch(() => undefined)
      await client?.end()
    },
  }
}
