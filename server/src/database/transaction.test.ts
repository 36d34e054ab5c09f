import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'
import { runTransaction } from './transaction.ts'

let house: TestHouse
const key = (name: string) => [house.tenantId, house.admin.memberId, name]

beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house?.close())

const insertSql = `insert into idempotency_key (tenant_id, actor_id, key, request_hash, created_at)
  values ($1, $2, $3, 'x', now())`

async function kept(name: string): Promise<number> {
  const { pools } = house.house.services
  return runTransaction(
    pools.server,
    { tenantId: house.tenantId, asTenantRole: true },
    async (transaction) => {
      const { rows } = await transaction.query('select 1 from idempotency_key where key = $1', [name])
      return rows.length
    },
  )
}

describe('writes left to the end', () => {
  test('[N3.15] are there when the transaction has succeeded', async () => {
    for (const pool of ['server', 'bulk'] as const) {
      await runTransaction(
        house.house.services.pools[pool],
        { tenantId: house.tenantId, asTenantRole: true },
        async (transaction) => transaction.settleAtEnd(transaction.query(insertSql, key(`end-${pool}`))),
      )
      expect(await kept(`end-${pool}`)).toBe(1)
    }
  })

  test('[N3.15] that fail take everything back, and their own error is told', async () => {
    const { pools } = house.house.services
    const work = runTransaction(
      pools.server,
      { tenantId: house.tenantId, asTenantRole: true },
      async (transaction) => {
        await transaction.query(insertSql, key('before'))
        transaction.settleAtEnd(transaction.query('select 1 / $1::int', [0]))
        transaction.settleAtEnd(transaction.query(insertSql, key('after')))
        return 'done'
      },
    )
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect([await kept('before'), await kept('after')]).toEqual([0, 0])
  })
})

describe('stragglers', () => {
  test('[P4.2] a branch of failed work that goes on cannot write through the connection it had', async () => {
    const { pools } = house.house.services
    let goOn: () => void = () => undefined
    const waits = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let late: Promise<unknown> = Promise.resolve()
    const work = runTransaction(
      pools.server,
      { tenantId: house.tenantId, asTenantRole: true },
      async (transaction) => {
        late = waits.then(() => transaction.query(insertSql, key('late')))
        late.catch(() => undefined)
        throw new Error('the other branch failed')
      },
    )
    await expect(work).rejects.toThrow('the other branch failed')
    goOn()
    await expect(late).rejects.toThrow('The transaction is over')
    expect(await kept('late')).toBe(0)
  })
})
