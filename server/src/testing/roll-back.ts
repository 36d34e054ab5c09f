import type pg from 'pg'
import type { House } from '../house.ts'

/**
 * Runs `work` on a house whose every transaction is rolled back at its end although its code believes that it was
 * committed. For trying an operation that would use up what the next trial needs.
 */
export async function rollingBack<Result>(house: House, work: () => Promise<Result>): Promise<Result> {
  const { server, owner } = house.services.pools
  const undo = [server, owner].map(undoCommits)
  try {
    return await work()
  } finally {
    for (const restore of undo) restore()
  }
}

function undoCommits(pool: pg.Pool): () => void {
  const connect = pool.connect
  pool.connect = (async (...callback: unknown[]) => {
    // `pool.query` asks with a callback: single statements, not transactions.
    if (callback.length > 0) return Reflect.apply(connect, pool, callback)
    const client = (await Reflect.apply(connect, pool, [])) as pg.PoolClient
    const { query, release } = client
    client.query = (async (...args: unknown[]) => {
      if (args[0] !== 'commit') return Reflect.apply(query, client, args)
      await Reflect.apply(query, client, ['rollback'])
      return { command: 'COMMIT' }
    }) as typeof client.query
    client.release = (error) => {
      client.query = query
      client.release = release
      release.call(client, error)
    }
    return client
  }) as typeof pool.connect
  return () => {
    pool.connect = connect
  }
}
