import pg from 'pg'

/** News between server processes: small facts that invalidate caches or reach browsers. Lost news is never lost data. */
export interface News {
  publish(channel: string, payload: unknown): Promise<void>
  subscribe(channel: string, handler: (payload: unknown) => void): () => void
  close(): Promise<void>
}

/**
 * Carries news over LISTEN/NOTIFY on one own connection per process, reconnecting by itself. What this process
 * publishes reaches its own subscribers the same way.
 * @param serverUrl address as the server role
 */
export async function openNews(serverUrl: string, pool: pg.Pool): Promise<News> {
  const handlers = new Map<string, Set<(payload: unknown) => void>>()
  let closed = false
  let client: pg.Client | undefined

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
    client = next
  }
  await connect()

  return {
    publish: async (channel, body) => {
      await pool.query('select pg_notify($1, $2)', ['sluice_news', JSON.stringify({ channel, body })])
    },
    subscribe: (channel, handler) => {
      const set = handlers.get(channel) ?? new Set()
      handlers.set(channel, set.add(handler))
      return () => set.delete(handler)
    },
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}
