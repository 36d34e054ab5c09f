import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCaller, TestTenant } from '../../testing/test-house.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
let other: TestTenant
let office: TestCaller
let count = 0
beforeAll(async () => {
  house = await createPackageHouse()
  other = await house.addTenant('globex')
  office = house.as(house.admin)
})
afterAll(() => house?.close())

const subject = { id: 'subject', name: '事由', type: 'text' }
const amount = { id: 'amount', name: '金额', type: 'money', currency: 'CNY' }
const note = { id: 'note', name: '备注', type: 'text' }

interface Version {
  number: number
  kind: string
  note: string
  changes: { zh: string; en: string }[]
  madeBy: { name: string }
}
const versions = async (appId: string): Promise<Version[]> =>
  (await office.call('app.versions', { appId })).items
const told = (changes: { title: { zh: string }; theirs: string; theirsDetails: { zh: string }[] }[]) =>
  changes.map(({ title, theirs, theirsDetails }) =>
    [theirs, title.zh, ...theirsDetails.map(({ zh }) => zh)].join(' '),
  )

async function publish(formId: string, fields: object[]): Promise<void> {
  const { version } = await office.call('form.get', { formId })
  await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: version })
  await office.call('form.publish', { formId, despiteUses: true })
}

const approval = (name: string, more: object[] = []) => ({
  id: 'flow',
  name: '审批',
  root: [
    { kind: 'applicant', id: 'apply', name: '申请', config: {} },
    { kind: 'approve', id: 'head', name, config: { assignees: [{ type: 'departmentHead', level: 0 }] } },
    ...more,
  ],
})

async function drawFlow(formId: string, tree: object): Promise<void> {
  await office.call('flow.saveDraft', { formId, tree })
  await office.call('flow.publish', { formId })
}

/** An app with a form of two fields, a flow and a report. */
async function make(): Promise<{ appId: string; formId: string; reportId: string }> {
  const { id: appId } = await office.call('app.create', { name: `报销 ${++count}` })
  const { id: formId } = await office.call('form.create', { appId, name: '报销单' })
  await publish(formId, [subject, amount])
  const { id: reportId } = await office.call('report.create', {
    appId,
    name: '合计',
    definition: { formId, chart: 'metric', measures: [{ field: 'amount', aggregate: 'sum' }] },
  })
  await drawFlow(formId, approval('主管'))
  return { appId, formId, reportId }
}

/** Shows what a restore would do, and does it. */
async function restore(appId: string, number: number, more: object = {}) {
  const { seen } = await office.call('app.previewRestore', { appId, number, ...more })
  return office.call('app.restoreVersion', { appId, number, seen, ...more })
}

test('[N1.3] a version is kept at each publish and by hand, with who, when and what changed in words', async () => {
  const { appId, formId } = await make()
  await publish(formId, [{ ...subject, required: true, name: '报销事由' }, note])
  await drawFlow(
    formId,
    approval('直属主管', [
      { kind: 'cc', id: 'copy', name: '抄送', config: { assignees: [{ type: 'applicant' }] } },
    ]),
  )
  const { number } = await office.call('app.saveVersion', { appId, note: '上线前' })
  const list = await versions(appId)
  expect(list.map(({ number: n, kind }) => `${n} ${kind}`)).toEqual([
    `${number} saved`,
    '4 published',
    '3 published',
    '2 published',
    '1 published',
  ])
  expect(list[0]).toMatchObject({ note: '上线前', madeBy: { name: '管理员' }, changes: [] })
  expect(list.slice(1, 4).map(({ changes }) => changes.map(({ zh }) => zh))).toEqual([
    ['修改“报销单”的流程（“主管”改名为“直属主管”；新增“抄送”）'],
    [
      '修改“报销单”的字段“事由”（名称：事由 → 报销事由；必填：否 → 是）',
      '移除“报销单”的字段“金额”',
      '新增“报销单”的字段“备注”',
    ],
    ['新增“报销单”的流程', '新增报表“合计”'],
  ])
  expect(list[2]!.changes[0]!.en).toBe(
    'Changed: field "事由" of "报销单" (Name: 事由 → 报销事由; Required: no → yes)',
  )
  const { changes } = await office.call('app.compareVersions', { appId, number: 2, to: 4 })
  expect(changes).toHaveLength(4)
  expect((await office.call('app.compareVersions', { appId, number: 4 })).changes).toEqual([])
  // Nothing changed since: publishing again keeps nothing, saving by hand does.
  await drawFlow(
    formId,
    approval('直属主管', [
      { kind: 'cc', id: 'copy', name: '抄送', config: { assignees: [{ type: 'applicant' }] } },
    ]),
  )
  expect(await versions(appId)).toHaveLength(5)
})

test('[N1.3] a restore brings back form, flow, report and dashboard in one act, and loses no record', async () => {
  const { appId, formId, reportId } = await make()
  await office.call('app.update', { appId, description: '第一版' })
  const { number } = await office.call('app.saveVersion', { appId, note: '第一版' })
  const before = await house.exported(house.admin, appId)
  const values = { subject: '差旅', amount: 12.5 }
  const { id: recordId } = await office.call('record.create', { formId, values })
  // Much is changed: a field goes, one comes, the flow, the report; a form more with a record of its own.
  await publish(formId, [subject, note])
  await drawFlow(formId, approval('经理'))
  await office.call('report.delete', { reportId })
  const { id: later } = await office.call('form.create', { appId, name: '后来的表单' })
  await publish(later, [subject])
  const { id: laterRecord } = await office.call('record.create', {
    formId: later,
    values: { subject: '保留' },
  })
  await office.call('app.update', { appId, description: '第二版' })

  const plan = await office.call('app.previewRestore', { appId, number })
  expect(told(plan.changes)).toEqual([
    'changed 应用说明 第二版 → 第一版',
    'removed “报销单”的字段“备注”',
    'added “报销单”的字段“金额”',
    'removed 表单“后来的表单”',
    'changed “报销单”的流程 “经理”改名为“主管”',
    'added 报表“合计”',
  ])
  const effects = plan.effects.map(({ zh }: { zh: string }) => zh)
  expect(effects).toEqual(
    expect.arrayContaining([
      expect.stringContaining('恢复字段“金额”及其原有数据：1 条数据'),
      expect.stringContaining('表单连同 1 条数据移入回收站'),
    ]),
  )
  const { version, left } = await office.call('app.restoreVersion', { appId, number, seen: plan.seen })
  expect(left).toEqual([])
  expect(await house.exported(house.admin, appId)).toBe(before)
  const { record } = await office.call('record.get', { formId, recordId })
  expect(record.values).toMatchObject({ subject: '差旅', amount: 12.5 })
  expect((await office.call('app.get', { appId })).reports).toMatchObject([{ id: reportId, name: '合计' }])
  expect((await versions(appId))[0]).toMatchObject({ number: version, kind: 'restored', note: `v${number}` })

  // And back again: what was changed before the restore was kept by itself, and so are the values.
  const [, kept] = await versions(appId)
  expect(kept).toMatchObject({ kind: 'kept' })
  await restore(appId, kept!.number)
  const { forms, description } = await office.call('app.get', { appId })
  expect(description).toBe('第二版')
  expect(forms.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
    [formId, '报销单'],
    [later, '后来的表单'],
  ])
  const again = await office.call('record.get', { formId: later, recordId: laterRecord })
  expect(again.record.values).toEqual({ subject: '保留' })
})

test('[N1.3] a draft that somebody is at stays theirs, and single changes can be left as they are', async () => {
  const { appId, formId } = await make()
  await publish(formId, [subject, amount, note])
  const drafted = [subject, { ...amount, name: '金额（元）' }, note]
  await office.call('form.saveDraft', { formId, definition: { fields: drafted }, baseVersion: 2 })
  await office.call('flow.saveDraft', { formId, tree: approval('画到一半') })
  const plan = await office.call('app.previewRestore', { appId, number: 2 })
  expect(told(plan.changes)).toEqual(['removed “报销单”的字段“备注”'])
  const [{ key }] = plan.changes
  const kept = await office.call('app.previewRestore', {
    appId,
    number: 2,
    decisions: [{ key, side: 'mine' }],
  })
  expect(kept.effects).toEqual([])
  await restore(appId, 2)
  const form = await office.call('form.get', { formId })
  expect(form.draft.fields.map(({ name }: { name: string }) => name)).toEqual(['事由', '金额（元）', '备注'])
  // It can be published, as a change of what is there now.
  await office.call('form.publish', { formId })
  expect((await office.call('flow.get', { formId })).hasDraft).toBe(true)
  const strange = office.call('app.previewRestore', {
    appId,
    number: 2,
    decisions: [{ key: 'x', side: 'mine' }],
  })
  await expect(strange).rejects.toMatchObject({ fields: [{ field: 'decisions.0.key', code: 'strange' }] })
})

test('[N1.3] values that do not become what they were are told before, refused, and emptied only when wanted', async () => {
  const { id: appId } = await office.call('app.create', { name: `转换 ${++count}` })
  const { id: formId } = await office.call('form.create', { appId, name: '单据' })
  await publish(formId, [{ id: 'a', name: '数量', type: 'number' }])
  await publish(formId, [{ id: 'a', name: '数量', type: 'text' }])
  await office.call('record.create', { formId, values: { a: '十二' } })
  await office.call('record.create', { formId, values: { a: '12' } })
  const { seen, effects } = await office.call('app.previewRestore', { appId, number: 1 })
  expect(effects).toEqual(
    expect.arrayContaining([expect.objectContaining({ rows: 1, failing: 1, formName: '单据' })]),
  )
  await expect(office.call('app.restoreVersion', { appId, number: 1, seen })).rejects.toMatchObject({
    code: 'form.values_do_not_convert',
  })
  expect((await office.call('form.get', { formId })).definition.fields[0].type).toBe('text')
  await office.call('app.restoreVersion', { appId, number: 1, seen, valuesThatFail: 'empty' })
  const { items } = await office.call('record.list', { formId })
  expect(items.map((one: { values: { a: unknown } }) => one.values.a).sort()).toEqual([12, null])
})

test('[N1.3] who may use an app stays as it is now at a restore, unless that is wanted', async () => {
  const { appId } = await make()
  const share = (level: string) =>
    office.call('app.share', { appId, holders: [{ kind: 'role', id: house.roles.finance, level }] })
  await share('edit')
  const { number } = await office.call('app.saveVersion', { appId, note: '财务可编辑' })
  await share('see')
  const plan = await office.call('app.previewRestore', { appId, number })
  expect(plan.changes).toMatchObject([
    { kind: 'rights', side: 'mine', theirsDetails: [{ zh: '查看 → 编辑' }] },
  ])
  const level = async () => (await office.call('app.sharing', { appId })).items[0].level
  await restore(appId, number)
  expect(await level()).toBe('see')
  await restore(appId, number, { decisions: [{ key: plan.changes[0].key, side: 'theirs' }] })
  expect(await level()).toBe('edit')
})

test('[N1.3] a restore is refused when the app changed since it was looked at, and closed to others', async () => {
  const { appId, formId } = await make()
  const { seen } = await office.call('app.previewRestore', { appId, number: 1 })
  await publish(formId, [subject])
  await expect(office.call('app.restoreVersion', { appId, number: 1, seen })).rejects.toMatchObject({
    code: 'package.changed_meanwhile',
    status: 409,
  })
  await expect(office.call('app.previewRestore', { appId, number: 99 })).rejects.toMatchObject({
    status: 404,
  })
  for (const [person, status] of [
    [house.applicant, 403],
    [other.admin, 404],
  ] as const) {
    const caller = house.as(person)
    for (const [operation, input] of [
      ['app.versions', {}],
      ['app.saveVersion', {}],
      ['app.compareVersions', { number: 1 }],
      ['app.previewRestore', { number: 1 }],
      ['app.restoreVersion', { number: 1, seen }],
      ['app.origin', {}],
    ] as const)
      await expect(caller.call(operation, { appId, ...input }), operation).rejects.toMatchObject({ status })
  }
})

test('[P4.4] nobody gives by a restore what they do not hold themselves', async () => {
  const { appId, formId } = await make()
  const { id: roleId } = await office.call('role.create', { name: `读者 ${count}` })
  const grants = [{ permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' }]
  await office.call('role.setGrants', { roleId, grants })
  const { number } = await office.call('app.saveVersion', { appId, note: '' })
  await office.call('role.setGrants', { roleId, grants: [] })
  await office.call('role.setMembers', { roleId, memberIds: [house.finance.memberId] })
  // Manages the app, and may not read its records.
  const { id: builder } = await office.call('role.create', {
    name: `搭建 ${count}`,
    grants: [{ permission: 'app.manage', resource: `app:${appId}`, scope: 'tenant' }],
  })
  await office.call('role.setMembers', { roleId: builder, memberIds: [house.applicant.memberId] })
  const caller = house.as(house.applicant)
  const plan = await caller.call('app.previewRestore', { appId, number })
  const decisions = plan.changes
    .filter(({ title }: { title: { zh: string } }) => title.zh.includes('读者'))
    .map(({ key }: { key: string }) => ({ key, side: 'theirs' }))
  expect(decisions).toHaveLength(1)
  const act = caller.call('app.restoreVersion', { appId, number, seen: plan.seen, decisions })
  await expect(act).rejects.toMatchObject({ status: 403 })
})
