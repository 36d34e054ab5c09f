import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLane } from './lane.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Lets everybody who arrived work, one after the other; tells the owners in the order they began, and the most at once. */
async function workThrough(arrivals: string[], places: number) {
  const lane = openLane({ places, waiting: 1_000 })
  const begun: string[] = []
  const atWork: { owner: string; leave: () => void }[] = []
  const most: Record<string, number> = {}
  for (const owner of arrivals) {
    void lane.enter(owner, undefined).then((leave) => {
      begun.push(owner)
      atWork.push({ owner, leave })
      most[owner] = Math.max(most[owner] ?? 0, atWork.filter((one) => one.owner === owner).length)
    })
  }
  let mostOfAll = 0
  for (await settled(); atWork.length > 0; await settled()) {
    mostOfAll = Math.max(mostOfAll, atWork.length)
    atWork.shift()!.leave()
  }
  return { begun, most, mostOfAll }
}

describe('turns', () => {
  test('[7.A13] everybody gets a place, nobody holds all of them', async () => {
    const owners = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(owners, fc.integer({ min: 1, max: 6 }), async (arrivals, places) => {
        const { begun, most, mostOfAll } = await workThrough(arrivals, places)
        expect(begun.toSorted()).toEqual(arrivals.toSorted())
        expect(mostOfAll).toBeLessThanOrEqual(places)
        for (const held of Object.values(most))
          expect(held).toBeLessThanOrEqual(Math.max(1, Math.floor(places / 2)))
      }),
    )
  })

  test('[7.A13] who brings a thousand pieces waits for himself, not the others', async () => {
    const { begun } = await workThrough([...Array.from({ length: 999 }, () => 'busy'), 'small', 'small'], 1)
    expect(begun.indexOf('small')).toBeLessThanOrEqual(2)
    expect(begun.lastIndexOf('small')).toBeLessThanOrEqual(4)
  })

  test('[7.A13] a long line is refused, to its owner only', async () => {
    const lane = openLane({ places: 1, waiting: 2 })
    const leave = await lane.enter('busy', undefined)
    const lined = [lane.enter('busy', undefined), lane.enter('busy', undefined)]
    await expect(lane.enter('busy', undefined)).rejects.toMatchObject({
      code: 'compute.busy',
      status: 503,
      params: { waiting: 2 },
    })
    const other = lane.enter('other', undefined)
    leave()
    for (const one of [lined[0]!, other, lined[1]!]) (await one)()
  })

  test('[7.A2] who gives up leaves the line', async () => {
    const lane = openLane({ places: 1, waiting: 2 })
    const leave = await lane.enter('a', undefined)
    const stop = new AbortController()
    const gone = lane.enter('a', stop.signal)
    const stays = lane.enter('a', undefined)
    stop.abort(new Error('gone'))
    await expect(gone).rejects.toThrow('gone')
    await expect(lane.enter('a', stop.signal)).rejects.toThrow('gone')
    leave()
    await stays
  })
})
