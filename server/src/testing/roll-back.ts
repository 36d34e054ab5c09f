import type { Lane } from '../database/index.ts'
import type { House } from '../house.ts'

/**
 * Runs `work` on a house whose every transaction is rolled back at its end although its code believes that it was
 * committed. For trying an operation that would use up what the next trial needs.
 */
export async function rollingBack<Result>(house: House, work: () => Promise<Result>): Promise<Result> {
  const { server, heavy, identity, owner } = house.services.pools
  const undo = [server, heavy, identity, owner].map(undoCommits)
  try {
    return await work()
  } finally {
    for (const restore of undo) restore()
  }
}

function undoCommits(lane: Lane): () => void {
  const { connect } = lane
  lane.connect = async (party) => {
    const client = await connect(party)
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
  }
  return () => {
    lane.connect = connect
  }
}
