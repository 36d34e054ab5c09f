import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lane, runTransaction, type Transaction } from './database/index.ts'
import { translateDatabaseError } from './platform/operation/index.ts'
import { createTestHouse, type TestHouse, type TestTenant } from './testing/test-house.ts'
import { flowOf } from './testing/whole-company.ts'

let house: TestHouse
let other: TestTenant
let formId: string
let otherFormId: string
beforeAll(async () => {
  house = await createTestHouse()
  other = await house.addTenant('rival')
  formId = await makeForm(house)
  otherFormId = await makeForm(other)
})
afterAll(() => house?.close())

let apps = 0
async function makeForm(tenant: TestTenant): Promise<string> {
  const admin = house.as(tenant.admin)
  const { id: appId } = await admin.call('app.create', { name: `orders ${++apps}` })
  const { id } = await admin.call('form.create', { appId, name: 'orders' })
  await saveFields(tenant, id, ['title'], 0)
  await admin.call('form.publish', { formId: id })
  await admin.call('record.create', { formId: id, values: { title: 'one' } })
  return id
}

async function saveFields(tenant: TestTenant, id: string, names: string[], baseVersion: number) {
  await house.as(tenant.admin).call('form.saveDraft', {
    formId: id,
    definition: { fields: names.map((name) => ({ type: 'text', id: name, name })), titleFieldId: 'title' },
    baseVersion,
  })
}

/** Holds a connection of a lane, reading the tenant's table, until it is told to let go. */
function occupy(lane: Lane, tenantId: string, read?: string) {
  const letGo = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const ended = runTransaction(lane, { tenantId, asTenantRole: true }, async (transaction: Transaction) => {
    if (read) await transaction.query(read)
    begun.resolve()
    await letGo.promise
  })
  ended.catch(begun.reject)
  return { begun: begun.promise, ended, letGo: letGo.resolve }
}

const countReport = (id: string) => ({
  definition: { formId: id, chart: 'table', rows: [{ field: 'title' }], measures: [{ aggregate: 'count' }] },
})

describe('one tenant that takes all it can', () => {
  test('[P4.6] leaves connections of every lane to the others, and its own ordinary work goes on beside its reports', async () => {
    const { pools } = house.house.services
    const { tenantId } = house
    const hogs = [pools.heavy, pools.server].flatMap((lane) =>
      Array.from({ length: 20 }, () => occupy(lane, tenantId)),
    )
    const rival = house.as(other.admin)
    expect((await rival.call('report.run', countReport(otherFormId))).rows).toHaveLength(1)
    expect((await rival.call('record.list', { formId: otherFormId })).items).toHaveLength(1)
    expect(await rival.call('identity.me')).toMatchObject({ member: { name: '管理员' } })
    for (const hog of hogs.slice(20)) hog.letGo()
    await Promise.all(hogs.slice(20).map(({ ended }) => ended))
    // All reports of the tenant still wait or run.
    expect((await house.as(house.admin).call('record.list', { formId })).items).toHaveLength(1)
    for (const hog of hogs) hog.letGo()
    await Promise.all(hogs.map(({ ended }) => ended))
  })

  test('[P4.6] by publishing behind a long report keeps neither readers of that form nor registration waiting', async () => {
    const { pools } = house.house.services
    const { rows } = await pools.owner.query<{ name: string }>(
      `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname = $1`,
      [`t_${house.tenantId.replaceAll('-', '')}`],
    )
    const report = occupy(pools.heavy, house.tenantId, `select count(*) from ${rows[0]!.name}`)
    await report.begun
    await saveFields(house, formId, ['title', 'note'], 1)
    const publishing = house.as(house.admin).call('form.publish', { formId })
    const begun = performance.now()
    const reads = Array.from({ length: 5 }, () => house.as(house.admin).call('record.list', { formId }))
    const registration = house.house.invoke('identity.register', {
      actor: { kind: 'anonymous' },
      input: {
        email: 'new@meadow.test',
        name: 'New',
        password: 'Meadow-2026-gate',
        termsAccepted: true,
        tenantCode: 'meadow',
        tenantName: 'Meadow',
      },
    })
    await Promise.all([...reads, registration])
    expect(performance.now() - begun).toBeLessThan(5000)
    report.letGo()
    await report.ended
    expect(await publishing).toMatchObject({ version: 2 })
  })

  test('[N4.5] a question that would fill the disk is refused in words', async () => {
    const { pools } = house.house.services
    const { rows } = await pools.heavy.query<{ temp_file_limit: string }>('show temp_file_limit')
    expect(rows[0]!.temp_file_limit).toBe('256MB')
    const { rows: bulk } = await pools.bulk.query<{ temp_file_limit: string }>('show temp_file_limit')
    expect(bulk[0]!.temp_file_limit).toBe('4GB')
    expect(translateDatabaseError({ code: '53400' })).toMatchObject({ status: 422, code: 'common.too_heavy' })
    expect(translateDatabaseError({ code: '57014' }, { heavy: true })).toMatchObject({ status: 422 })
    expect(translateDatabaseError({ code: '57014' })).toMatchObject({ status: 503, code: 'common.timeout' })
  })
})

test('[N3.3] a record submitted three times at once is in one flow; the others are told so', async () => {
  const admin = house.as(house.admin)
  const form = await makeForm(house)
  await admin.call('flow.saveDraft', { formId: form, tree: flowOf(house.head.memberId) })
  const { id: recordId } = await admin.call('record.create', { formId: form, values: { title: 'once' } })
  await admin.call('flow.publish', { formId: form })
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => admin.call('flow.submit', { formId: form, recordId, values: {} })),
    )
    const statuses = answers.map((answer) => (answer.status === 'fulfilled' ? 200 : answer.reason.status))
    expect(statuses.toSorted()).toEqual(round === 0 ? [200, 409, 409] : [409, 409, 409])
  }
})
