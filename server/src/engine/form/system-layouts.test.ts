import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import type { SystemForm } from '../../platform/system-form/index.ts'
import { createTestHouse, type TestHouse, type TestTenant } from '../../testing/test-house.ts'
import { fillCompany } from '../../testing/whole-company.ts'
import { systemLayout, tableLayout } from './layout.ts'

let house: TestHouse
let other: TestTenant
let client: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl, options: '-c search_path=sluice,public' })
  await client.connect()
  other = await house.addTenant('rival')
  await fillCompany(house, client, house, 'acme')
  await fillCompany(house, client, other, 'rival')
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

/** Counts the records of a layout of one workspace as whoever is in another. */
async function countAs(tenantId: string, from: string): Promise<number> {
  return runTransaction(
    house.house.services.pools.server,
    { tenantId, asTenantRole: true },
    async (transaction) => {
      const { rows } = await transaction.query<{ count: number }>(
        `select count(*)::int as count from ${from}`,
      )
      return rows[0]!.count
    },
  )
}

/** What the workspace added, as its layout joins it. */
const added = (tenantId: string, { id }: SystemForm) => ({
  layout: tableLayout(tenantId, id),
  definition: { fields: [{ id: 'badge', type: 'text' as const, name: 'badge' }], sections: [] },
})

test('[P2.3] by the layout of another workspace nobody reads anything: the database holds it, whatever is declared', async () => {
  for (const form of house.house.services.systemForms.all) {
    const theirs = systemLayout(other.tenantId, form).from
    expect(await countAs(other.tenantId, theirs), form.code).toBeGreaterThan(0)
    expect(await countAs(house.tenantId, theirs), form.code).toBe(0)
    // Without the comparison with the tenant, only the policies of the tables are left.
    const open = form.from.replaceAll(/\b(?:\w+\.)?(?:tenant_id|shown_in) = :tenant/g, 'true')
    expect(open, form.code).not.toContain(':tenant')
    const own = await countAs(
      house.tenantId,
      `(${form.from.replaceAll(':tenant', `'${house.tenantId}'::uuid`)}) r`,
    )
    expect(await countAs(house.tenantId, `(${open}) r`), form.code).toBe(own)
  }
})

test('[9.1] what another workspace added, and what its search looks in, is closed to everybody else', async () => {
  for (const form of house.house.services.systemForms.all.filter(({ ownFields }) => ownFields)) {
    const layout = systemLayout(other.tenantId, form, added(other.tenantId, form))
    expect(await countAs(other.tenantId, layout.from)).toBeGreaterThan(0)
    await expect(countAs(house.tenantId, layout.from)).rejects.toMatchObject({ code: '42501' })
    if (!layout.found) continue
    const found = `${layout.found(() => 'true')} r`
    expect(await countAs(other.tenantId, found)).toBeGreaterThan(0)
    await expect(countAs(house.tenantId, found)).rejects.toMatchObject({ code: '42501' })
  }
})

test('[P2.3] every table that a layout reads is closed by row level security, and every column it reads is open', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select 'sluice.' || relname as name from pg_class where relnamespace = 'sluice'::regnamespace and relrowsecurity`,
  )
  const closed = new Set(rows.map(({ name }) => name))
  for (const { code, from } of house.house.services.systemForms.all)
    for (const [, table] of from.matchAll(/\b(?:from|join) (sluice\.\w+)/g))
      expect(closed.has(table!), `${code}: ${table}`).toBe(true)
})

test('[P5.6] of mails about accounts a workspace is shown that they left, never what they say', async () => {
  await runTransaction(
    house.house.services.pools.server,
    { tenantId: house.tenantId, asTenantRole: true },
    async (transaction) => {
      const { rows } = await transaction.query<{ shown_in: string }>('select shown_in from account_mail')
      expect(new Set(rows.map(({ shown_in }) => shown_in))).toEqual(new Set([house.tenantId]))
    },
  )
  for (const column of ['body', 'sealed'])
    await expect(
      runTransaction(
        house.house.services.pools.server,
        { tenantId: house.tenantId, asTenantRole: true },
        (transaction) => transaction.query(`select ${column} from account_mail`),
      ),
    ).rejects.toMatchObject({ code: '42501' })
})
