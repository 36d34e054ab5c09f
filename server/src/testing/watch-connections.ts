import { vi } from 'vitest'
import type { Services } from '../platform/operation/index.ts'

/** How many connections are held whenever a computation is done. */
export function watchConnections({ pools, compute }: Services): { seen: number[]; stop(): void } {
  let held = 0
  const restore = [pools.server, pools.heavy, pools.identity, pools.owner].map((lane) => {
    const { connect } = lane
    lane.connect = async (party) => {
      const client = await connect(party)
      const { release } = client
      held++
      client.release = (error) => {
        held--
        client.release = release
        release.call(client, error)
      }
      return client
    }
    return () => {
      lane.connect = connect
    }
  })
  const seen: number[] = []
  const run = compute.run.bind(compute)
  const spy = vi.spyOn(compute, 'run').mockImplementation((async (...args: Parameters<typeof run>) => {
    const found = await run(...args)
    seen.push(held)
    return found
  }) as unknown as typeof run)
  return {
    seen,
    stop: () => {
      spy.mockRestore()
      for (const undo of restore) undo()
    },
  }
}
