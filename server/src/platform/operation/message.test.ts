import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineEvent } from './define-event.ts'
import { defineSubscriber } from './define-subscriber.ts'

const moved = defineEvent(
  'thing.moved',
  { zh: '移动', en: 'Moved' },
  z.object({ thingId: z.string(), to: z.string() }),
  {
    lane: 'thingId',
    version: 3,
    upgrades: {
      1: ({ id, ...rest }) => ({ ...rest, thingId: id }),
      2: ({ target, ...rest }) => ({ ...rest, to: target }),
    },
  },
)

async function deliver(version: number, payload: unknown): Promise<unknown> {
  let read: unknown
  const subscriber = defineSubscriber({
    name: 'reader',
    events: [moved],
    handle: async (_, event) => {
      read = event.payload
    },
  })
  await subscriber.handle({} as never, {
    id: '1',
    tenantId: 't',
    createdAt: '',
    topic: 'thing.moved',
    version,
    payload,
  })
  return read
}

test('[N5.5] an event that an older release wrote is read as today’s, one of a newer release waits for it', async () => {
  const today = { thingId: 'a', to: 'b' }
  expect(await deliver(1, { id: 'a', target: 'b' })).toEqual(today)
  expect(await deliver(2, { thingId: 'a', target: 'b' })).toEqual(today)
  expect(await deliver(3, today)).toEqual(today)
  await expect(deliver(4, today)).rejects.toThrow('thing.moved 4 was written by a newer release')
  await expect(deliver(3, { thingId: 'a' })).rejects.toThrow()
})
