import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { SluiceError } from '../errors.ts'
import { openCompute } from './index.ts'
import { behave } from './testing/computations/behave.ts'
import { bomb, bombNames } from './testing/computations/bomb.ts'
import { count } from './testing/computations/count.ts'
import { double } from './testing/computations/double.ts'

const compute = openCompute({ places: 2 })
afterAll(() => compute.close())

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const ended = (pid: number) => vi.waitFor(() => expect(alive(pid)).toBe(false), { timeout: 15_000 })

describe('work in a process of its own', () => {
  test('[7.A2] answers what it found, of any shape', async () => {
    const value = { text: '川流', at: new Date(0), list: [1, null], map: new Map([['a', 1n]]) }
    expect(await compute.run(behave, { act: 'answer', value })).toEqual(value)
    expect(await compute.run(behave, { act: 'process' })).not.toBe(process.pid)
  })

  test('[7.A2] an endless loop is stopped at its deadline, and the server goes on meanwhile', async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const refusal = await compute.run(behave, { act: 'loop' }).catch((error) => error)
    delay.disable()
    expect(refusal).toMatchObject({ code: 'compute.too_long', status: 422, params: { seconds: 2 } })
    expect(delay.max / 1e6).toBeLessThan(1_000)
  })

  test.each(bombNames)('[7.A1] %s that outgrow memory end the work alone', async (name) => {
    await expect(compute.run(bomb, name)).rejects.toMatchObject({
      code: 'compute.too_large',
      status: 422,
      params: { megabytes: 64 },
    })
    expect(await compute.run(behave, { act: 'answer', value: 1 })).toBe(1)
  })

  test('[7.A2] a refusal travels back as itself, a mistake as an error of ours', async () => {
    const refusal = await compute.run(behave, { act: 'refuse' }).catch((error) => error)
    expect(refusal).toBeInstanceOf(SluiceError)
    expect(refusal).toMatchObject({
      code: 'common.not_found',
      status: 404,
      params: { what: '东西', whatEnglish: 'thing' },
      fields: [{ field: 'a.b', message: { zh: '甲' }, params: { at: new Date(0) } }],
    })
    const mistake = await compute.run(behave, { act: 'fail' }).catch((error) => error)
    expect(mistake).not.toBeInstanceOf(SluiceError)
    expect((mistake as Error).message).toBe('a mistake of ours')
    expect((mistake as Error).stack).toContain('behave.ts')
  })

  test('[7.A2] ends when it is aborted, in the line or at work', async () => {
    const stop = new AbortController()
    const works = compute.run(behave, { act: 'loop' }, { tenantId: 'a', signal: stop.signal })
    const waits = compute.run(behave, { act: 'process' }, { tenantId: 'a', signal: stop.signal })
    const outcome = Promise.allSettled([works, waits])
    stop.abort(new Error('gone'))
    for (const { status } of await outcome) expect(status).toBe('rejected')
    expect(await compute.run(behave, { act: 'answer', value: 1 }, { tenantId: 'a' })).toBe(1)
  })

  test('[7.A1] a process without work ends after a while; until then it is used again', async () => {
    const short = openCompute({ idleMilliseconds: 300 })
    const first = (await short.run(behave, { act: 'process' })) as number
    expect(await short.run(behave, { act: 'process' })).toBe(first)
    await ended(first)
    expect(await short.run(behave, { act: 'process' })).not.toBe(first)
    short.close()
  })
})

describe('work that is read item by item', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-compute-'))
  const traceFile = join(folder, 'trace')
  const trace = async () => (await readFile(traceFile, 'utf8')).split(' ').map(Number) as [number, number]
  afterEach(() => rm(traceFile, { force: true }))
  afterAll(() => rm(folder, { recursive: true }))

  test('[7.A1] comes whole and in order', async () => {
    const seen: number[] = []
    for await (const number of compute.run(count, { from: 0, to: 10_000 })) seen.push(number)
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, index) => index))
  })

  test('[7.A1] waits for its reader, whose time is not counted', async () => {
    let read = 0
    for await (const number of compute.run(count, { from: 0, to: 2_000, traceFile })) {
      read++
      if (number !== 0) continue
      await new Promise((resolve) => setTimeout(resolve, 3_500))
      // Two batches travel, a third is being made.
      expect((await trace())[1]).toBeLessThan(3 * 256 + 100)
    }
    expect(read).toBe(2_000)
  })

  test('[7.A1] ends when the loop is left', async () => {
    let pid = 0
    for await (const number of compute.run(count, { from: 0, to: 1e9, traceFile })) {
      if (number === 0)
        pid = await vi.waitFor(async () => (await trace())[0] || expect.fail('not written yet'))
      if (number > 500) break
    }
    await ended(pid)
  })

  test('[7.A1] tells its mistake after what came before, and its deadline', async () => {
    const seen: number[] = []
    const read = async () => {
      for await (const number of compute.run(count, { from: 0, to: 999, failAt: 300 })) seen.push(number)
    }
    await expect(read()).rejects.toThrow('a mistake of ours')
    expect(seen.length).toBe(256)
    const endless = async () => {
      for await (const _ of compute.run(count, { from: 0, to: 1e12 }));
    }
    await expect(endless()).rejects.toMatchObject({ code: 'compute.too_long' })
  })
})

describe('work that is fed while it works', () => {
  const numbers = async function* (upTo: number) {
    for (let number = 0; number < upTo; number++) yield number
  }

  test('[C27] takes one item after the other, and its answers come in order', async () => {
    const seen: number[] = []
    for await (const found of compute.run(double, 1e9, { feed: numbers(2_000) })) seen.push(found)
    expect(seen).toEqual(Array.from({ length: 2_000 }, (_, index) => index * 2))
  })

  test('[C27] the time in which it waits for its feed is not counted', async () => {
    const slow = async function* () {
      yield 1
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      yield 2
    }
    const seen: number[] = []
    for await (const found of compute.run(double, 1e9, { feed: slow() })) seen.push(found)
    expect(seen).toEqual([2, 4])
  })

  test('[C27] what its feed throws ends it, and its process; what it does not take is let go', async () => {
    const torn = async function* () {
      yield 1
      throw new Error('no more')
    }
    const read = async () => {
      for await (const _ of compute.run(double, 1e9, { feed: torn() }));
    }
    await expect(read()).rejects.toThrow('no more')
    let isEnded = false
    const long = async function* () {
      try {
        for (let number = 0; ; number++) yield number
      } finally {
        isEnded = true
      }
    }
    const seen: number[] = []
    for await (const found of compute.run(double, 3, { feed: long() })) seen.push(found)
    expect(seen).toEqual([0, 2, 4])
    expect(isEnded).toBe(true)
    // Without a feed there is nothing to take.
    for await (const _ of compute.run(double, 3)) expect.fail('nothing was fed')
  })
})
