// One of several processes that deliver the same outbox, for the test that kills them. Each event is told to somebody
// outside (who may be told twice), then noted in the transaction of its delivery row (which may not happen twice).
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { OutboxEntry } from '../outbox.ts'
import { openDispatcher } from '../outbox-dispatcher.ts'

const pool = new pg.Pool({
  connectionString: process.argv[2]!,
  max: 12,
  options: '-c search_path=sluice,public -c timezone=UTC',
})
pool.on('error', () => undefined)

async function deliver({ tenantId, id, lane, payload }: OutboxEntry): Promise<void> {
  const values = [id, lane, payload.step]
  await pool.query('insert into told_outside (event_id, lane, step) values ($1, $2, $3)', values)
  if (randomInt(50) === 0) await wait(randomInt(20))
  if (randomInt(200) === 0) throw new Error('a subscriber that fails now and then')
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query(
      `insert into outbox_delivery (tenant_id, event_id, subscriber, delivered_at) values ($1, $2, 'test', now())
       on conflict do nothing`,
      [tenantId, id],
    )
    if (rowCount === 1)
      await client.query('insert into arrived (event_id, lane, step) values ($1, $2, $3)', values)
    await client.query('commit')
  } finally {
    client.release(true)
  }
}

const dispatcher = openDispatcher({
  pool,
  // Ahead of the machine, so that what failed is due again at once.
  now: () => new Date(Date.now() + 3_600_000),
  targets: { queue: async () => undefined, deliver },
})
for (;;) {
  const { taken } = await dispatcher.round().catch(() => ({ taken: 0 }))
  if (taken > 0) await dispatcher.settled()
  else await wait(5)
}
