import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fairTurns, type TurnLimits } from './fair-turns.ts'

const limits: TurnLimits = { places: 4, share: 3, queue: 100, patience: 60_000 }

/** Asks for turns and remembers who has how many. */
function crowd(given: Partial<TurnLimits> = {}) {
  const turns = fairTurns({ ...limits, ...given })
  const ends = new Map<string, (() => void)[]>()
  const refused: unknown[] = []
  return {
    refused,
    turns,
    ask: (party: string, count = 1) => {
      for (let turn = 0; turn < count; turn++) {
        turns.take(party).then(
          (end) => ends.set(party, [...(ends.get(party) ?? []), end]),
          (error) => refused.push(error),
        )
      }
      return settled()
    },
    end: (party: string) => {
      ends.get(party)?.shift()?.()
      return settled()
    },
    held: (party: string) => ends.get(party)?.length ?? 0,
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  test('[P4.6] whoever takes everything leaves one place for somebody who comes', async () => {
    const { ask, held } = crowd()
    await ask('greedy', 50)
    expect(held('greedy')).toBe(3)
    await ask('modest')
    expect(held('modest')).toBe(1)
  })

  test('[P4.6] a party among fifty waiters of another is next, not last', async () => {
    const { ask, end, held } = crowd({ share: 4 })
    await ask('greedy', 50)
    await ask('modest', 2)
    expect([held('greedy'), held('modest')]).toEqual([4, 0])
    await end('greedy')
    await end('greedy')
    expect([held('greedy'), held('modest')]).toEqual([2, 2])
  })

  test('[P4.6] strangers compete as one party: however many sign in, a place is left for those who have', async () => {
    const { turns, ask, held } = crowd()
    for (let stranger = 0; stranger < 10; stranger++) void turns.take(undefined)
    await ask('session')
    expect([turns.held(), held('session')]).toEqual([4, 1])
  })

  test('[P4.6] a line that is full, and a wait that is too long, end in words', async () => {
    const full = crowd({ queue: 2 })
    await full.ask('greedy', 6)
    expect(full.refused).toMatchObject([{ status: 503, code: 'common.busy', params: { seconds: 60 } }])
    const slow = crowd({ patience: 1 })
    await slow.ask('greedy', 4)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(slow.refused).toMatchObject([{ code: 'common.busy' }])
    await slow.end('greedy')
    await slow.ask('greedy')
    expect(slow.held('greedy')).toBe(3)
  })

  test('[P4.6] no place is lost, no share exceeded, and no place is free while somebody may have it', async () => {
    const step = fc.record({ party: fc.constantFrom('a', 'b', 'c'), ends: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        async (steps, places) => {
          const share = Math.max(1, places - 1)
          const { ask, end, held, turns } = crowd({ places, share })
          const asked: Record<string, number> = { a: 0, b: 0, c: 0 }
          for (const { party, ends } of steps) {
            if (!ends) {
              asked[party]!++
              await ask(party)
            } else if (held(party) > 0) {
              asked[party]!--
              await end(party)
            }
            const now = ['a', 'b', 'c'].map(held)
            const total = now.reduce((sum, count) => sum + count, 0)
            expect(turns.held()).toBe(total)
            expect(total).toBeLessThanOrEqual(places)
            expect(Math.max(...now)).toBeLessThanOrEqual(share)
            const waits = ['a', 'b', 'c'].some((name) => asked[name]! > held(name) && held(name) < share)
            if (waits) expect(total).toBe(places)
          }
        },
      ),
    )
  })
})

test('[7.A2] who gives up leaves the line, and the place goes to the next', async () => {
  const turns = fairTurns({ ...limits, places: 1, share: 1 })
  const end = await turns.take('a')
  const stop = new AbortController()
  const gone = turns.take('a', stop.signal)
  const stays = turns.take('a')
  stop.abort(new Error('gone'))
  await expect(gone).rejects.toThrow('gone')
  await expect(turns.take('b', stop.signal)).rejects.toThrow('gone')
  end()
  const last = await stays
  last()
  expect(turns.held()).toBe(0)
})
