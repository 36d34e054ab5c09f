import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { departmentRecord } from '../../platform/organization/system-forms/department.ts'
import { memberRecord } from '../../platform/organization/system-forms/member.ts'
import { systemId, workspaceApp } from '../../platform/system-form/index.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'

let house: TestHouse
let office: TestCaller
let client: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  office = house.as(house.admin)
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const formId = memberRecord.id
const badge = { id: 'badge', type: 'text', name: '工牌', unique: true, indexed: true }
const desk = { id: 'desk', type: 'number', name: '工位', min: 0 }
const shirt = {
  id: 'shirt',
  type: 'singleChoice',
  name: '衣服尺码',
  choices: [
    { value: 'm', label: '中号' },
    { value: 'l', label: '大号' },
  ],
}
const fields = [badge, desk, shirt]

async function publish(definition: object, caller = office, id = formId): Promise<number> {
  const { ownFields } = await caller.call('form.get', { formId: id })
  if (!ownFields.begun) await caller.call('form.addOwnFields', { formId: id })
  await caller.call('form.saveDraft', { formId: id, definition, baseVersion: ownFields.version })
  return (await caller.call('form.publish', { formId: id })).version
}
const list = (input: object = {}) => office.call('record.list', { formId, limit: 100, ...input })
const titles = (page: { items: { title: string }[] }) => page.items.map(({ title }) => title)
const update = (memberId: string, values: object) => office.call('member.update', { memberId, values })
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error) => error,
  )

describe('[9.1] a workspace adds fields of its own to members', () => {
  test('nothing is there before: nothing is taken, and nothing can be saved as a draft', async () => {
    const form = await office.call('form.get', { formId })
    expect(form.ownFields).toMatchObject({ version: 0, begun: false, manage: true })
    expect(await refusal(update(house.head.memberId, { badge: 'A1' }))).toMatchObject({
      status: 400,
      fields: [{ field: 'values.badge', code: 'unknownField' }],
    })
    expect(
      await refusal(office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })),
    ).toMatchObject({ status: 404 })
  })

  test('they are designed, previewed and published like a form, and stand among the fields of members', async () => {
    await office.call('form.addOwnFields', { formId })
    await office.call('form.addOwnFields', { formId })
    await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
    const { changes } = await office.call('form.previewPublish', { formId })
    expect(changes.map(({ kind, fieldId }: { kind: string; fieldId: string }) => [kind, fieldId])).toEqual([
      ['add', 'badge'],
      ['add', 'desk'],
      ['add', 'shirt'],
    ])
    expect(await office.call('form.conversions', { formId, fieldId: 'badge' })).toMatchObject({
      stored: null,
    })
    expect(await office.call('form.publish', { formId })).toEqual({ version: 1 })
    const form = await office.call('form.get', { formId })
    expect(form.definition.fields.map(({ id }: { id: string }) => id)).toEqual([
      ...memberRecord.fields.map(({ id }) => id),
      'badge',
      'desk',
      'shirt',
    ])
    expect(form.my).toMatchObject({ read: true, update: false, manage: false })
    expect(form.ownFields).toMatchObject({
      version: 1,
      draft: null,
      access: { badge: 'edit', desk: 'edit', shirt: 'edit' },
    })
  })

  test('values are written by the change of a member, checked by the rules of their fields, and kept in history', async () => {
    await update(house.head.memberId, { badge: 'A1', desk: 12, shirt: 'm' })
    await update(house.applicant.memberId, { badge: 'A2' })
    const wrong = await refusal(update(house.applicant.memberId, { desk: -1, shirt: 'xxl', nose: 1 }))
    expect(wrong.fields.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['values.desk', 'tooSmall'],
      ['values.shirt', 'noSuchChoice'],
      ['values.nose', 'unknownField'],
    ])
    expect(await refusal(update(house.applicant.memberId, { badge: 'A1' }))).toMatchObject({
      fields: [{ field: 'values.badge', code: 'duplicate' }],
    })
    const { record } = await office.call('record.get', { formId, recordId: house.head.memberId })
    expect(record.values).toMatchObject({ badge: 'A1', desk: 12, shirt: 'm', name: record.title })
    const { items } = await office.call('record.history', { formId, recordId: house.head.memberId })
    const changed = items[0].changes.map(({ name, new: now }: { name: string; new: unknown }) => [name, now])
    expect(Object.fromEntries(changed)).toEqual({ 工牌: 'A1', 工位: 12, 衣服尺码: 'm' })
  })

  test('lists are narrowed, ordered and counted by them, reports group by them, exports hold them', async () => {
    const head = (await office.call('member.get', { memberId: house.head.memberId })).name
    for (const filter of [
      { field: 'badge', op: 'eq', value: 'A1' },
      { field: 'badge', op: 'startsWith', value: 'A1' },
      { field: 'desk', op: 'gte', value: 12 },
      { field: 'shirt', op: 'in', value: ['m'] },
      {
        all: [
          { field: 'status', op: 'eq', value: 'active' },
          { field: 'desk', op: 'isNotEmpty' },
        ],
      },
    ])
      expect(titles(await list({ filter }))).toEqual([head])
    const everybody = (await list()).items.length
    const empty = { field: 'badge', op: 'isEmpty' }
    expect((await office.call('record.count', { formId, filter: empty })).count).toBe(everybody - 2)
    const ordered = await list({ sort: [{ field: 'badge', direction: 'desc' }], limit: 2 })
    expect(ordered.items.map(({ values }: { values: { badge: string } }) => values.badge)).toEqual([
      'A2',
      'A1',
    ])
    const rest = await list({ sort: [{ field: 'badge', direction: 'desc' }], cursor: ordered.nextCursor })
    expect(rest.items).toHaveLength(everybody - 2)
    const definition = {
      formId,
      chart: 'table' as const,
      rows: [{ field: 'shirt' }],
      measures: [{ aggregate: 'count' as const }, { aggregate: 'sum' as const, field: 'desk' }],
    }
    const ran = await office.call('report.run', { definition })
    expect(ran.rows).toContainEqual(expect.objectContaining({ labels: ['中号'], values: [1, 12] }))
    const { jobId } = await office.call('export.start', { formId, format: 'csv' })
    await house.drain()
    const { result } = await office.call('job.get', { jobId })
    expect(result.rows).toBe(everybody)
  })

  test('a definition that would hide or repeat what is there is refused by name', async () => {
    const cases: [object, string, string][] = [
      [{ ...badge, id: 'name' }, 'definition.fields.0.id', 'idReserved'],
      [{ ...badge, name: '姓名' }, 'definition.fields.0.name', 'nameTaken'],
      [{ ...badge, name: 'Department' }, 'definition.fields.0.name', 'nameTaken'],
      [{ id: 'number', type: 'autoNumber', name: '编号', digits: 3 }, 'definition.fields.0.type', 'ownMade'],
      [
        { id: 'link', type: 'relation', name: '关联', targetFormId: formId },
        'definition.fields.0.targetFormId',
        'formMissing',
      ],
    ]
    for (const [field, path, code] of cases) {
      await office.call('form.saveDraft', { formId, definition: { fields: [field] }, baseVersion: 1 })
      const error = await refusal(office.call('form.publish', { formId }))
      expect(error.fields.map((one: { field: string; code: string }) => [one.field, one.code])).toEqual([
        [path, code],
      ])
    }
  })

  test('a field is archived with its values and comes back with them; one that changes its type converts them', async () => {
    expect(await publish({ fields: [desk, shirt] })).toBe(2)
    expect((await list()).items[0].values).not.toHaveProperty('badge')
    expect(await publish({ fields })).toBe(3)
    const { record } = await office.call('record.get', { formId, recordId: house.head.memberId })
    expect(record.values.badge).toBe('A1')
    const conversions = await office.call('form.conversions', { formId, fieldId: 'desk', texts: true })
    expect(conversions.types).toContain('text')
    expect(await publish({ fields: [badge, { ...desk, type: 'text', min: undefined }, shirt] })).toBe(4)
    const after = await office.call('record.get', { formId, recordId: house.head.memberId })
    expect(after.record.values.desk).toBe('12')
    const { items } = await office.call('form.versions', { formId })
    expect(items.map(({ version }: { version: number }) => version)).toEqual([4, 3, 2, 1])
  })

  test('who reads members reads them, who manages members writes them, and who may design adds to them', async () => {
    const applicant = house.as(house.applicant)
    const { ownFields } = await applicant.call('form.get', { formId })
    expect(ownFields).toMatchObject({ manage: false, draft: null, access: { badge: 'read' } })
    const memberId = house.applicant.memberId
    expect(
      await refusal(applicant.call('member.update', { memberId, values: { badge: 'X' } })),
    ).toMatchObject({
      status: 403,
    })
    for (const [operation, input] of [
      ['form.addOwnFields', {}],
      ['form.saveDraft', { definition: { fields: [] }, baseVersion: 4 }],
      ['form.publish', {}],
      ['form.previewPublish', {}],
      ['form.versions', {}],
    ] as const)
      expect(await refusal(applicant.call(operation, { formId, ...input })), operation).toMatchObject({
        status: 403,
      })
    // The door of records stays shut, whatever was added.
    expect(
      await refusal(
        office.call('record.update', { formId, recordId: memberId, version: 1, values: { badge: 'X' } }),
      ),
    ).toMatchObject({ code: 'form.system_read_only' })
  })

  test('a field that a role may not see is in no list, and narrows and orders none', async () => {
    const { items: roles } = await office.call('role.list')
    const { id: roleId } = roles.find(({ code }: { code: string }) => code === 'member')
    const { grants } = await office.call('role.get', { roleId })
    const hidden = { resource: `form:${formId}`, fieldId: 'badge', right: 'hidden' as const }
    await office.call('role.setGrants', { roleId, grants, fieldRights: [hidden] })
    const applicant = house.as(house.applicant)
    const form = await applicant.call('form.get', { formId })
    expect(JSON.stringify(form)).not.toContain('工牌')
    const { items } = await applicant.call('record.list', { formId, limit: 100 })
    expect(JSON.stringify(items)).not.toContain('A1')
    const filter = { field: 'badge', op: 'eq', value: 'A1' }
    expect(await refusal(applicant.call('record.list', { formId, filter }))).toMatchObject({ status: 400 })
    const sort = [{ field: 'badge', direction: 'asc' }]
    expect(await refusal(applicant.call('record.list', { formId, sort }))).toMatchObject({ status: 400 })
    await office.call('role.setGrants', { roleId, grants, fieldRights: [] })
  })

  test('nobody takes them for a form: not the search, not links, not the list of forms', async () => {
    const { items } = await office.call('record.list', { formId: systemId('form:form'), limit: 100 })
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(formId)
    const { forms } = await office.call('app.get', { appId: workspaceApp.id })
    expect(forms.filter(({ id }: { id: string }) => id === formId)).toHaveLength(1)
    const found = await office.call('search.all', { text: '成员' })
    expect(found.items.filter(({ kind }: { kind: string }) => kind === 'form')).toEqual([])
  })
})

test('[9.1] departments take fields too: given when made, changed, gone with the department', async () => {
  const id = departmentRecord.id
  const floor = { id: 'floor', type: 'number', name: '楼层', required: true }
  const kind = { id: 'kind', type: 'text', name: '性质', default: '职能' }
  await publish({ fields: [floor, kind] }, office, id)
  expect(
    await refusal(office.call('department.create', { name: '仓库', values: { kind: '后勤' } })),
  ).toMatchObject({ fields: [{ field: 'values.floor', code: 'required' }] })
  const made = await office.call('department.create', { name: '仓库', values: { floor: 3 } })
  const read = async () => (await office.call('record.get', { formId: id, recordId: made.id })).record.values
  expect(await read()).toMatchObject({ name: '仓库', floor: 3, kind: '职能' })
  await office.call('department.update', { departmentId: made.id, values: { floor: 4 } })
  expect(await read()).toMatchObject({ name: '仓库', floor: 4 })
  const rows = async () => {
    const table = `t_${house.tenantId.replaceAll('-', '')}.form_${id.replaceAll('-', '')}`
    return (await client.query(`select from ${table} where id = $1`, [made.id])).rowCount
  }
  expect(await rows()).toBe(1)
  await office.call('department.delete', { departmentId: made.id })
  expect(await rows()).toBe(0)
})

test('[9.1] what can take no fields says so, and a form of one’s own has its designer', async () => {
  expect(await refusal(office.call('form.addOwnFields', { formId: systemId('form:audit') }))).toMatchObject({
    code: 'form.system_read_only',
  })
  const { id: appId } = await office.call('app.create', { name: '自建' })
  const { id } = await office.call('form.create', { appId, name: '自建表单' })
  expect(await refusal(office.call('form.addOwnFields', { formId: id }))).toMatchObject({
    code: 'form.not_of_system',
  })
})

test('[9.1] what one workspace adds is not there in another', async () => {
  const other = await house.addTenant('rival')
  const form = await house.as(other.admin).call('form.get', { formId })
  expect(form.ownFields).toMatchObject({ version: 0, begun: false })
  expect(form.definition.fields.map(({ id }: { id: string }) => id)).not.toContain('badge')
})
