import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../testing/test-house.ts'
import { joinWrites } from './left-writes.ts'
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

describe('a write left for company', () => {
  const insert = (name: string) => ({ name: 'test-left', sql: insertSql, values: key(name) })
  const part = (name: string, other: string) => ({
    name: 'test-left-part',
    parts: [['left_part', insertSql]] as const,
    sql: 'update idempotency_key set request_hash = $4 where tenant_id = $1 and actor_id = $2 and key = $5',
    values: [...key(name), 'changed', other],
  })
  const onServer = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
    runTransaction(house.house.services.pools.server, { tenantId: house.tenantId, asTenantRole: true }, work)

  test('[N3.15] joins the others in one statement, each with its own values', async () => {
    await onServer(async ({ query }) => query(insertSql, key('there')))
    const writes = [part('first', 'there'), insert('second')]
    expect(joinWrites(writes)).toMatchObject({ name: 'test-left-part+test-left', values: { length: 8 } })
    await onServer(async (transaction) => {
      for (const write of writes) transaction.leave(write)
    })
    expect([await kept('first'), await kept('second')]).toEqual([1, 1])
    const changed = await onServer(({ query }) =>
      query<{ key: string }>(`select key from idempotency_key where request_hash = 'changed'`),
    )
    expect(changed.rows).toEqual([{ key: 'there' }])
  })

  test('[N3.15] is done before a statement that is given later, and twice the same are two statements', async () => {
    await onServer(async (transaction) => {
      transaction.leave(insert('left third'))
      transaction.leave(insert('left fourth'))
      const { rowCount } = await transaction.query(
        `select from idempotency_key where key in ('left third', 'left fourth')`,
      )
      expect(rowCount).toBe(2)
    })
  })

  test('[N3.15] tells what it makes of a refusal, and everything is taken back', async () => {
    const work = onServer(async (transaction) => {
      transaction.leave(insert('fifth'))
      transaction.leave({
        name: undefined,
        sql: insertSql,
        values: key('there'),
        refusal: (error) => new Error(`there already: ${(error as { code: string }).code}`),
      })
    })
    await expect(work).rejects.toThrow('there already: 23505')
    expect(await kept('fifth')).toBe(0)
  })

  test('[N3.15] of work that fails is never sent', async () => {
    const work = onServer(async (transaction) => {
      transaction.leave(insert('sixth'))
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await kept('sixth')).toBe(0)
  })
})

describe('the cause of a failure', () => {
  test('[7.D34] is the statement that failed first, whichever of those behind it is heard', async () => {
    for (const lane of ['server', 'bulk'] as const) {
      const work = runTransaction(
        house.house.services.pools[lane],
        { tenantId: house.tenantId, asTenantRole: true },
        async (transaction) => {
          transaction.query('select 1 / $1::int', [0]).catch(() => undefined)
          await transaction.query('select 1')
        },
      )
      await expect(work).rejects.toMatchObject({ code: '22012' })
    }
  })

  test('[7.D34] is told, too, when the work itself heard nothing of it', async () => {
    const work = runTransaction(
      house.house.services.pools.server,
      { tenantId: house.tenantId, asTenantRole: true },
      async (transaction) => {
        await transaction.db
          .selectFrom('audit_log')
          .select('id')
          .where('id', '=', 'no id')
          .execute()
          .catch(() => undefined)
      },
    )
    await expect(work).rejects.toMatchObject({ code: '22P02' })
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

describe('statements given at once on a connection that does not pipeline', () => {
  const onBulk = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
    runTransaction(house.house.services.pools.bulk, { tenantId: house.tenantId, asTenantRole: true }, work)

  test('[N2.7] wait for each other here, in order, and not in the library', async () => {
    const warnings: string[] = []
    const warned = ({ message }: Error) => void warnings.push(message)
    process.on('warning', warned)
    const numbers = await onBulk(async ({ query, db }) => {
      const answers = [1, 2, 3, 4].map((number) =>
        query<{ number: number }>('select $1::int as number, pg_sleep(0)', [number]),
      )
      const tenant = db.selectFrom('tenant').select('code').execute()
      const [rows] = await Promise.all([Promise.all(answers), tenant])
      return rows.map((answer) => answer.rows[0]!.number)
    })
    // Node tells warnings in a turn of their own.
    await new Promise(setImmediate)
    process.off('warning', warned)
    expect(numbers).toEqual([1, 2, 3, 4])
    expect(warnings).toEqual([])
  })

  test('[P4.2] are not sent any more when the work has failed', async () => {
    const late: Promise<unknown>[] = []
    const work = onBulk(async ({ query }) => {
      late.push(query('select pg_sleep(0)'), query(insertSql, key('waiting')), query(insertSql, key('third')))
      for (const one of late) one.catch(() => undefined)
      throw new Error('the other branch failed')
    })
    await expect(work).rejects.toThrow('the other branch failed')
    await expect(Promise.all(late)).rejects.toThrow('The transaction is over')
    expect([await kept('waiting'), await kept('third')]).toEqual([0, 0])
  })

  test('[N3.15] are all done before the commit, whoever waits for them', async () => {
    await onBulk(async ({ query }) => {
      void query('select pg_sleep(0)')
      void query(insertSql, key('unawaited'))
    })
    expect(await kept('unawaited')).toBe(1)
  })
})
