import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manualClock } from '../kernel/index.ts'
import { defineMemory, type Memory, type MemoryDeclaration, type MemoryHome } from './memory.ts'

interface Fact {
  tenant: string
  key?: string
  value?: string
}

const plain: MemoryDeclaration<string, Fact> = {
  channel: 'thing',
  touches: ({ tenant, key, value }) => ({
    group: tenant,
    key,
    ...(value ? { where: (kept: string) => kept === value } : {}),
  }),
  timeToLive: 1000,
  capacity: 4,
}

/** Two processes that hear each other's news at once. */
function processes(declaration: MemoryDeclaration<string, Fact> = plain) {
  const clock = manualClock('2026-03-02T01:00:00Z')
  const handlers: ((body: unknown) => void)[] = []
  const open = defineMemory(declaration)
  const process = (): Memory<string, Fact> =>
    open({
      clock,
      log: {} as MemoryHome['log'],
      news: {
        publish: async (_channel, body) => handlers.forEach((handle) => void handle(body)),
        subscribe: (_channel, handle) => {
          handlers.push(handle)
          return () => false
        },
        onConnected: async () => undefined,
        close: async () => undefined,
      },
    })
  return { clock, here: process(), there: process() }
}

/** A load that ends when it is told to. */
function slowly() {
  let finish: (value: string) => void = () => undefined
  const loading = new Promise<string>((resolve) => {
    finish = resolve
  })
  return { load: () => loading, finish }
}

const never = () => Promise.reject(new Error('read again'))
const value = (text: string) => async () => text

test('[P3.4] what was read is remembered until it is old, or no longer true by itself', async () => {
  const { clock, here } = processes({
    ...plain,
    endOf: (text) => (text === 'short' ? clock.now().getTime() + 10 : null),
  })
  expect(await here.get('acme', 'a', value('one'))).toBe('one')
  expect(await here.get('acme', 'b', value('short'))).toBe('short')
  clock.advance(9)
  expect([await here.get('acme', 'a', never), await here.get('acme', 'b', never)]).toEqual(['one', 'short'])
  clock.advance(1)
  expect(await here.get('acme', 'b', value('long'))).toBe('long')
  expect(await here.get('acme', 'a', never)).toBe('one')
  clock.advance(990)
  expect(await here.get('acme', 'a', value('two'))).toBe('two')
})

test('[P4.7] news of one process reaches the memories of all: of one thing, of some, of a whole group', async () => {
  const { here, there } = processes()
  const fill = async () => {
    for (const memory of [here, there])
      for (const key of ['a', 'b']) await memory.get('acme', key, value(`old ${key}`))
    await there.get('beta', 'a', value('of beta'))
  }
  const seen = async () => [
    await here.get('acme', 'a', value('new')),
    await there.get('acme', 'a', value('new')),
    await there.get('acme', 'b', value('new')),
    await there.get('beta', 'a', never),
  ]
  await fill()
  here.tell({ tenant: 'acme', key: 'a' })
  expect(await seen()).toEqual(['new', 'new', 'old b', 'of beta'])
  here.tell({ tenant: 'acme', value: 'old b' })
  expect(await seen()).toEqual(['new', 'new', 'new', 'of beta'])
  here.tell({ tenant: 'acme' })
  await fill()
  expect(await seen()).toEqual(['old a', 'old a', 'old b', 'of beta'])
})

test('[P4.7] a load that news overtakes is used once and not kept; one that news does not touch is', async () => {
  for (const fact of [{ tenant: 'acme', key: 'a' }, { tenant: 'acme' }, { tenant: 'acme', value: 'after' }]) {
    const { here, there } = processes()
    const [touched, other, several] = [slowly(), slowly(), slowly()]
    const reads = [
      there.get('acme', 'a', touched.load),
      there.getMany('acme', ['c'], async () => [['c', await several.load()]] as const),
      there.get('beta', 'a', other.load),
    ]
    here.tell(fact)
    for (const { finish } of [touched, other, several]) finish('before')
    await Promise.all(reads)
    expect(await there.get('acme', 'a', value('after'))).toBe('after')
    expect(await there.get('acme', 'c', value('after'))).toBe('after')
    expect(await there.get('beta', 'a', never)).toBe('before')
  }
})

test('[P1.5] who asks while a shared load is under way waits for it; who asks after news does not', async () => {
  const { here } = processes()
  const [first, second] = [slowly(), slowly()]
  const early = [here.getTogether('acme', 'a', first.load), here.getTogether('acme', 'a', never)]
  here.tell({ tenant: 'acme' })
  const late = [here.getTogether('acme', 'a', second.load), here.getTogether('acme', 'a', never)]
  second.finish('after')
  expect(await Promise.all(late)).toEqual(['after', 'after'])
  first.finish('before')
  expect(await Promise.all(early)).toEqual(['before', 'before'])
  expect(await here.getTogether('acme', 'a', never)).toBe('after')
})

test('[P1.5] a load that fails, or finds nothing, is tried again by whoever asks next', async () => {
  const { here } = processes()
  const failing = [here.getTogether('acme', 'a', never), here.getTogether('acme', 'a', value('unused'))]
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(here.get('acme', 'a', never)).rejects.toThrow('read again')
  expect(await here.getTogether('acme', 'a', async () => undefined)).toBeUndefined()
  expect(await here.getTogether('acme', 'a', value('there'))).toBe('there')
})

test('[P3.4] of several, only those that are not known are read; what nobody has is asked for again', async () => {
  const { here } = processes()
  await here.get('acme', 'a', value('one'))
  const asked: string[][] = []
  const read = async (missing: string[]) => {
    asked.push(missing)
    return missing.filter((key) => key !== 'gone').map((key) => [key, `read ${key}`] as const)
  }
  const names = await here.getMany('acme', ['a', 'b', 'b', 'gone'], read)
  expect([...names]).toEqual([
    ['a', 'one'],
    ['b', 'read b'],
  ])
  await here.getMany('acme', ['a', 'b'], read)
  await here.getMany('acme', ['gone'], read)
  expect(asked).toEqual([['b', 'gone'], ['gone']])
})

test('[P3.4] an old value read again and found the same stays the same object', async () => {
  const { clock, here } = processes({ ...plain, isSame: (before, now) => before.length === now.length })
  await here.get('acme', 'a', value('one'))
  clock.advance(1000)
  expect(await here.get('acme', 'a', value('two'))).toBe('one')
  clock.advance(1000)
  expect(await here.get('acme', 'a', value('three'))).toBe('three')
})

test('[N3.6] a memory keeps no more than its capacity, and gives up the group that was there first', async () => {
  const { here } = processes()
  for (const key of ['a', 'b', 'c']) await here.get('acme', key, value('kept'))
  await here.get('beta', 'a', value('kept'))
  await here.get('beta', 'b', value('kept'))
  expect(await here.get('beta', 'a', never)).toBe('kept')
  expect(await here.get('acme', 'a', value('read again'))).toBe('read again')
})

test('[P4.7] whatever the order of reads, news and ends of loads, nobody is told from memory what news took back', async () => {
  const step = fc.record({ kind: fc.constantFrom('read', 'write', 'finish'), key: fc.constantFrom('a', 'b') })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { here, there } = processes({ ...plain, capacity: 1 })
      const truth: Record<string, number> = { a: 0, b: 0 }
      const finishes: (() => void)[] = []
      const reads: Promise<void>[] = []
      for (const { kind, key } of steps) {
        if (kind === 'read') {
          // Sees the truth of now and arrives when it likes; what comes back is never older than when it was asked for.
          const seen = truth[key]!
          const load = () => new Promise<string>((resolve) => finishes.push(() => resolve(String(seen))))
          const ask = reads.length % 2 === 0 ? there.get : there.getTogether
          reads.push(
            ask('acme', key, load).then((found) => expect(Number(found)).toBeGreaterThanOrEqual(seen)),
          )
        } else if (kind === 'write') {
          truth[key]!++
          here.tell({ tenant: 'acme', key })
        } else finishes.shift()?.()
        await Promise.resolve()
      }
      for (const finish of finishes) finish()
      await Promise.all(reads)
    }),
    { numRuns: 300 },
  )
})
