import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberRecord } from '../../platform/organization/system-forms/member.ts'
import { systemId } from '../../platform/system-form/index.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'
import { fillCompany } from '../../testing/whole-company.ts'
import { searchForm } from './search-text.ts'

let house: TestHouse
let office: TestCaller
let client: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  office = house.as(house.admin)
  client = new pg.Client({ connectionString: house.databaseUrl, options: '-c search_path=sluice,public' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const found = async (code: string, search: string, caller = office): Promise<string[]> => {
  const input = { formId: systemId(`form:${code}`), search, limit: 200 }
  const { items } = await caller.call('record.list', input)
  expect((await caller.call('record.count', input)).count).toBe(items.length)
  return items.map(({ title }: { title: string }) => title)
}

test('[N2.6] members are found by parts of what is written of them, as it is written now', async () => {
  const { id } = await office.call('member.create', {
    name: '欧阳 Ｌｉｌｙ',
    email: 'lily@acme.test',
    username: 'lily.o',
    title: '结算主管',
  })
  for (const text of ['欧阳', '阳', 'lily', 'LILY', 'ly@ac', 'y.o', '结算', '阳 Li'])
    expect(await found('member', text), text).toEqual(['欧阳 Ｌｉｌｙ'])
  for (const text of ['阳欧', '%', '_', 'nobody', 'lily\n']) {
    const names = await found('member', text)
    expect(names, text).toEqual(text.trim() === 'lily' ? ['欧阳 Ｌｉｌｙ'] : [])
  }
  await office.call('member.update', { memberId: id, name: '上官云' })
  expect(await found('member', '欧阳')).toEqual([])
  expect(await found('member', '上官')).toEqual(['上官云'])
})

test('[9.1] members are found by what a workspace added, and nobody by what is hidden from them', async () => {
  const formId = memberRecord.id
  await office.call('form.addOwnFields', { formId })
  const definition = { fields: [{ id: 'badge', type: 'text', name: '工牌' }] }
  await office.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  await office.call('form.publish', { formId })
  await office.call('member.update', { memberId: house.head.memberId, values: { badge: 'ZX-900' } })
  const { name } = await office.call('member.get', { memberId: house.head.memberId })
  const applicant = house.as(house.applicant)
  expect(await found('member', 'zx-9')).toEqual([name])
  expect(await found('member', 'zx-9', applicant)).toEqual([name])
  const { items: roles } = await office.call('role.list')
  const { id: roleId } = roles.find(({ code }: { code: string }) => code === 'member')
  const { grants } = await office.call('role.get', { roleId })
  const hidden = { resource: `form:${formId}`, fieldId: 'badge', right: 'hidden' as const }
  await office.call('role.setGrants', { roleId, grants, fieldRights: [hidden] })
  expect(await found('member', 'zx-9', applicant)).toEqual([])
  expect(await found('member', 'zx-9')).toEqual([name])
})

test('[P5.5] acts are found by who did them and by what they are, runs of flows by applicant and form', async () => {
  const filled = await house.addTenant('filled')
  await fillCompany(house, client, filled, 'filled')
  const there = house.as(filled.admin)
  const nameOf = async (memberId: string) => (await there.call('member.get', { memberId })).name as string
  const runs = await found('instance', await nameOf(filled.applicant.memberId), there)
  expect(runs.length).toBeGreaterThan(0)
  expect((await found('instance', 'filled for', there)).length).toBeGreaterThan(runs.length)
  const acts = await found('audit', '新建部门', there)
  expect(new Set(acts)).toEqual(new Set(['新建部门']))
  const byAdmin = await found('audit', await nameOf(filled.admin.memberId), there)
  expect(byAdmin.length).toBeGreaterThan(acts.length)
  for (const code of ['audit', 'instance', 'task', 'login'])
    expect(await found(code, '没有这样的', there)).toEqual([])
})

test('[P2.3] nobody is found from another workspace', async () => {
  const other = await house.addTenant('rival')
  const stranger = house.as(other.admin)
  for (const text of ['上官', 'acme.test', 'zx-9'])
    expect(await found('member', text, stranger), text).toEqual([])
  const schema = `t_${other.tenantId.replaceAll('-', '')}`
  const { rows } = await client.query(`select count(*)::int as count from ${schema}.search_member`)
  const { items } = await stranger.call('record.list', { formId: memberRecord.id, limit: 200 })
  expect(rows[0].count).toBe(items.length)
})

test('[N2.6] the database writes texts for the search as the server does', async () => {
  const letters = fc.constantFrom(...'aZ ß％Ａ１张三李、。，　가ァ\t\n㐀𠀀é-_')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(letters, { maxLength: 12 }), { minLength: 1, maxLength: 40 }),
      async (lines) => {
        const texts = lines.map((line) => line.join(''))
        const { rows } = await client.query<{ form: string }>(
          'select search_form(t) as form from unnest($1::text[]) with ordinality as u (t, place) order by place',
          [texts],
        )
        expect(rows.map(({ form }) => form)).toEqual(texts.map(searchForm))
      },
    ),
    { numRuns: 100 },
  )
})
