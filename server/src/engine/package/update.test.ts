import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCaller, TestPerson, TestTenant } from '../../testing/test-house.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
let other: TestTenant
/** Where the package is made, and where it is installed. */
let maker: TestCaller
let office: TestCaller
let count = 0
beforeAll(async () => {
  house = await createPackageHouse()
  other = await house.addTenant('globex')
  maker = house.as(house.admin)
  office = house.as(other.admin)
})
afterAll(() => house?.close())

const subject = { id: 'subject', name: '事由', type: 'text' }
const amount = { id: 'amount', name: '金额', type: 'money', currency: 'CNY' }
const kind = {
  id: 'kind',
  name: '类别',
  type: 'singleChoice',
  choices: [
    { value: 'a', label: '差旅' },
    { value: 'b', label: '办公' },
  ],
}

interface Change {
  key: string
  kind: string
  title: { zh: string }
  mine: string
  theirs: string
  side: string | null
}
const told = (changes: Change[]) =>
  changes.map(({ title, mine, theirs, side }) => `${title.zh} ${mine}/${theirs} ${side}`)

async function publish(
  caller: TestCaller,
  formId: string,
  fields: object[],
  more: object = {},
): Promise<void> {
  const { version } = await caller.call('form.get', { formId })
  const definition = { fields, ...more }
  await caller.call('form.saveDraft', { formId, definition, baseVersion: version })
  await caller.call('form.publish', { formId, despiteUses: true })
}

const approval = (name: string) => ({
  id: 'flow',
  name: '审批',
  root: [
    { kind: 'applicant', id: 'apply', name: '申请', config: {} },
    { kind: 'approve', id: 'head', name, config: { assignees: [{ type: 'departmentHead', level: 0 }] } },
  ],
})
async function drawFlow(caller: TestCaller, formId: string, tree: object): Promise<void> {
  await caller.call('flow.saveDraft', { formId, tree })
  await caller.call('flow.publish', { formId })
}

/** An app made in one company and installed in another. */
async function installed() {
  const { id: made } = await maker.call('app.create', { name: `报销 ${++count}` })
  const { id: madeForm } = await maker.call('form.create', { appId: made, name: '报销单' })
  await publish(maker, madeForm, [subject, amount, kind])
  await drawFlow(maker, madeForm, approval('主管'))
  const { id: madeReport } = await maker.call('report.create', {
    appId: made,
    name: '合计',
    definition: { formId: madeForm, chart: 'metric', measures: [{ field: 'amount', aggregate: 'sum' }] },
  })
  const { id: appId } = await house.imported(other.admin, await house.exported(house.admin, made))
  const { forms, reports } = await office.call('app.get', { appId })
  return {
    made,
    madeForm,
    madeReport,
    appId,
    formId: forms[0].id as string,
    reportId: reports[0].id as string,
  }
}

async function update(person: TestPerson, appId: string, text: string, more: object = {}) {
  const fileId = await house.upload(person, text)
  const caller = house.as(person)
  const { decisions = [] } = more as { decisions?: object[] }
  const plan = await caller.call('app.previewUpdate', { appId, fileId, decisions })
  const outside = plan.outside.map(({ id, match }: { id: string; match: string | null }) => ({
    id,
    to: match,
  }))
  return caller.call('app.updateFromPackage', { appId, fileId, seen: plan.seen, outside, ...more })
}

test('[N1.3] nothing changed here: an update takes all that is new, records stay, and the same update once more changes nothing', async () => {
  const { made, madeForm, madeReport, appId, formId } = await installed()
  const { id: recordId } = await office.call('record.create', {
    formId,
    values: { subject: '差旅', amount: 3, kind: 'a' },
  })
  await publish(maker, madeForm, [
    { ...subject, required: true },
    kind,
    { id: 'note', name: '备注', type: 'longText' },
  ])
  await drawFlow(maker, madeForm, approval('直属主管'))
  await maker.call('report.update', { reportId: madeReport, name: '总额' })
  const { id: items } = await maker.call('form.create', { appId: made, name: '明细' })
  await publish(maker, items, [
    subject,
    { id: 'of', name: '报销单', type: 'relation', targetFormId: madeForm },
  ])
  await maker.call('dashboard.create', {
    appId: made,
    name: '总览',
    items: [{ id: 'i', reportId: madeReport, x: 0, y: 0, w: 4, h: 2 }],
  })
  const text = await house.exported(house.admin, made)
  const fileId = await house.upload(other.admin, text)
  const plan = await office.call('app.previewUpdate', { appId, fileId })
  expect(told(plan.changes)).toEqual([
    '“报销单”的字段“事由” same/changed theirs',
    '“报销单”的字段“金额” same/removed theirs',
    '“报销单”的字段“备注” same/added theirs',
    '表单“明细” same/added theirs',
    '“报销单”的流程 same/changed theirs',
    '报表“合计” same/changed theirs',
    '仪表盘“总览” same/added theirs',
  ])
  expect(plan.effects.map(({ zh }: { zh: string }) => zh)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('归档字段“金额”'),
      expect.stringContaining('1 个正在进行的流程按原来的版本办完'),
    ]),
  )
  const { left } = await office.call('app.updateFromPackage', { appId, fileId, seen: plan.seen })
  expect(left).toEqual([])
  // What is here now is what was shipped, to the byte but for what stands in no order.
  expect(plain(await house.exported(other.admin, appId))).toEqual(plain(text))
  expect((await office.call('record.get', { formId, recordId })).record.values).toEqual({
    subject: '差旅',
    kind: 'a',
    note: null,
  })
  const again = await office.call('app.previewUpdate', { appId, fileId })
  expect(again.changes).toEqual([])
  const { items: list } = await office.call('app.versions', { appId })
  expect(list[0]).toMatchObject({ kind: 'updated', changeCount: 7 })
  await update(other.admin, appId, text)
  expect((await office.call('app.versions', { appId })).items).toHaveLength(list.length)
})

test('[N2.4] rules, checks and what is unique together come with an update, hold at once, and leave records that break them', async () => {
  const { made, madeForm, appId, formId } = await installed()
  const create = (values: object) => office.call('record.create', { formId, values })
  const old = await create({ subject: '旧', amount: 5000 })
  const ruled = {
    rules: [
      {
        id: 'r',
        when: { field: 'amount', op: 'gt', value: 1000 },
        acts: [{ kind: 'require', fields: ['kind'] }],
      },
    ],
    checks: [{ id: 'c', field: 'amount', formula: '{{amount}} >= 0', message: '金额不能为负' }],
    uniques: [{ id: 'u', fields: ['subject', 'amount'], blanks: 'apart' }],
  }
  await publish(maker, madeForm, [subject, amount, kind], ruled)
  const text = await house.exported(house.admin, made)
  const fileId = await house.upload(other.admin, text)
  const { changes } = await office.call('app.previewUpdate', { appId, fileId })
  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({ side: 'theirs', mine: 'same', theirs: 'changed' })
  await update(other.admin, appId, text)
  expect((await office.call('form.get', { formId })).definition).toMatchObject(ruled)
  await expect(create({ subject: '新', amount: 2000 })).rejects.toMatchObject({
    fields: [{ field: 'values.kind', code: 'required' }],
  })
  await expect(create({ subject: '旧', amount: 5000, kind: 'a' })).rejects.toMatchObject({
    fields: [{ code: 'duplicateTogether' }, { code: 'duplicateTogether' }],
  })
  const { values } = await office.call('record.update', {
    formId,
    recordId: old.id,
    version: 1,
    values: { subject: '改' },
  })
  expect(values).toMatchObject({ subject: '改', kind: null })
  // Rules of one's own stay where the maker changes none.
  await publish(office, formId, [subject, amount, kind], { ...ruled, checks: [] })
  await publish(maker, madeForm, [{ ...subject, help: '写清楚' }, amount, kind], ruled)
  await update(other.admin, appId, await house.exported(house.admin, made))
  const { definition } = await office.call('form.get', { formId })
  expect(definition).toMatchObject({ rules: ruled.rules, checks: [], fields: [{ help: '写清楚' }, {}, {}] })
})

/** A package without the orders that mean nothing. */
function plain(text: string): unknown {
  const { parts, ...file } = JSON.parse(text)
  const sorted = Object.entries(parts as Record<string, { id?: string; formId?: string }[]>).map(
    ([key, list]) => [
      key,
      key === 'forms' ? list : list.toSorted((a, b) => ((a.id ?? a.formId!) < (b.id ?? b.formId!) ? -1 : 1)),
    ],
  )
  return { ...file, parts: Object.fromEntries(sorted) }
}

test('[N1.3] nothing changed there: an update leaves what was changed here as it is', async () => {
  const { made, appId, formId, reportId } = await installed()
  await publish(office, formId, [
    subject,
    { ...amount, name: '报销金额' },
    { id: 'own', name: '自己的', type: 'text' },
  ])
  await drawFlow(office, formId, approval('我的主管'))
  await office.call('report.delete', { reportId })
  await office.call('app.update', { appId, name: `我的报销 ${count}` })
  const before = await house.exported(other.admin, appId)
  await update(other.admin, appId, await house.exported(house.admin, made))
  expect(await house.exported(other.admin, appId)).toBe(before)
})

test('[N1.3] what both changed is shown with both sides and decided piece by piece before anything is changed', async () => {
  const { made, madeForm, appId, formId } = await installed()
  const choices = (...labels: string[]) => labels.map((label, index) => ({ value: 'abcd'[index]!, label }))
  await publish(maker, madeForm, [
    subject,
    { ...amount, name: '金额（元）' },
    { ...kind, choices: choices('差旅', '办公', '培训') },
  ])
  await drawFlow(maker, madeForm, approval('总部主管'))
  await publish(office, formId, [
    { ...subject, help: '写清楚' },
    { ...amount, name: '报销额' },
    { ...kind, choices: choices('差旅', '办公用品') },
  ])
  await drawFlow(office, formId, approval('门店主管'))
  const text = await house.exported(house.admin, made)
  const fileId = await house.upload(other.admin, text)
  const plan = await office.call('app.previewUpdate', { appId, fileId })
  expect(told(plan.changes)).toEqual([
    '“报销单”的字段“事由” changed/same mine',
    '“报销单”的字段“报销额” changed/changed null',
    '“报销单”的字段“类别” changed/changed null',
    '“报销单”的流程 changed/changed null',
  ])
  expect(plan.changes[1]).toMatchObject({
    mineDetails: [{ zh: '名称：金额 → 报销额' }],
    theirsDetails: [{ zh: '名称：金额 → 金额（元）' }],
  })
  expect(plan.changes[2]).toMatchObject({
    mineDetails: [{ zh: '选项有修改' }],
    theirsDetails: [{ zh: '新增选项：培训' }],
  })
  const before = await house.exported(other.admin, appId)
  const undecided = office.call('app.updateFromPackage', { appId, fileId, seen: plan.seen })
  await expect(undecided).rejects.toMatchObject({
    status: 400,
    fields: [
      expect.objectContaining({ field: 'decisions', code: 'undecided' }),
      expect.objectContaining({ code: 'undecided' }),
      expect.objectContaining({ code: 'undecided' }),
    ],
  })
  expect(await house.exported(other.admin, appId)).toBe(before)
  const [, money, choice, flow] = plan.changes as Change[]
  const decisions = [
    { key: money!.key, side: 'mine' },
    { key: choice!.key, side: 'theirs' },
    { key: flow!.key, side: 'mine' },
  ]
  await office.call('app.updateFromPackage', { appId, fileId, seen: plan.seen, decisions })
  const { definition } = await office.call('form.get', { formId })
  expect(definition.fields).toMatchObject([
    { name: '事由', help: '写清楚' },
    { name: '报销额' },
    { choices: choices('差旅', '办公', '培训') },
  ])
  expect((await office.call('flow.get', { formId })).tree.root[1].name).toBe('门店主管')
  // What was decided stays so: the same version asks nothing again.
  expect(
    (await office.call('app.previewUpdate', { appId, fileId })).changes.every(
      ({ side }: Change) => side === 'mine',
    ),
  ).toBe(true)
})

test('[N1.3] another release that draws the same flow otherwise has changed nothing', async () => {
  const { made, appId } = await installed()
  const text = await house.exported(house.admin, made)
  const redrawn = text.replaceAll(/ (x|y|width|height)=\\"[0-9.]+\\"/g, ' $1=\\"7\\"')
  expect(redrawn).not.toBe(text)
  const fileId = await house.upload(other.admin, redrawn)
  expect((await office.call('app.previewUpdate', { appId, fileId })).changes).toEqual([])
})

test('[N1.3] a package of another app updates none, a side that changed meanwhile is refused, and so is who does not manage it', async () => {
  const [one, two] = [await installed(), await installed()]
  const text = await house.exported(house.admin, two.made)
  const fileId = await house.upload(other.admin, text)
  await expect(office.call('app.previewUpdate', { appId: one.appId, fileId })).rejects.toMatchObject({
    code: 'package.other_app',
  })
  const { seen } = await office.call('app.previewUpdate', { appId: two.appId, fileId })
  await publish(office, two.formId, [subject])
  await expect(
    office.call('app.updateFromPackage', { appId: two.appId, fileId, seen }),
  ).rejects.toMatchObject({
    code: 'package.changed_meanwhile',
  })
  for (const operation of ['app.previewUpdate', 'app.updateFromPackage']) {
    const stranger = house.as(other.applicant)
    const own = await house.upload(other.applicant, text)
    await expect(stranger.call(operation, { appId: two.appId, fileId: own, seen })).rejects.toMatchObject({
      status: 403,
    })
    await expect(maker.call(operation, { appId: two.appId, fileId, seen })).rejects.toMatchObject({
      status: 404,
    })
  }
})

test('[N1.3] roles that come with an update are decided on, once', async () => {
  const { made, madeForm, appId, formId } = await installed()
  const { id: roleId } = await maker.call('role.create', { code: `auditor${count}`, name: `稽核 ${count}` })
  const asking = {
    ...approval('主管'),
    root: [
      ...approval('主管').root,
      { kind: 'approve', id: 'audit', name: '稽核', config: { assignees: [{ type: 'role', roleId }] } },
    ],
  }
  await drawFlow(maker, madeForm, asking)
  const text = await house.exported(house.admin, made)
  const fileId = await house.upload(other.admin, text)
  const plan = await office.call('app.previewUpdate', { appId, fileId })
  expect(plan.outside).toMatchObject([{ kind: 'role', name: `稽核 ${count}`, match: null }])
  const act = (outside: object[]) =>
    office.call('app.updateFromPackage', { appId, fileId, seen: plan.seen, outside })
  await expect(act([])).rejects.toMatchObject({ fields: [{ field: 'outside', code: 'undecided' }] })
  const { left } = await act([{ id: plan.outside[0].id, to: other.roles.finance }])
  expect(left).toEqual([])
  const { tree } = await office.call('flow.get', { formId })
  expect(tree.root[2].config.assignees).toEqual([{ type: 'role', roleId: other.roles.finance }])
  await drawFlow(maker, madeForm, { ...asking, name: '审批 二' })
  const next = await house.upload(other.admin, await house.exported(house.admin, made))
  expect((await office.call('app.previewUpdate', { appId, fileId: next })).outside).toEqual([])
})

test('[N1.3] from test to production: an app of another workspace one is in is followed, its changes shown first, data stays', async () => {
  const { made, madeForm } = await installed()
  // The same person is a member of both.
  const member = await house.addMember(other, house.admin)
  const production = house.as(member)
  const workspace = { tenantId: house.tenantId, appId: made }
  const { items } = await production.call('app.elsewhere')
  expect(items).toMatchObject([{ tenantId: house.tenantId }])
  expect(items[0].apps.map(({ id }: { id: string }) => id)).toContain(made)
  const checked = await production.call('app.checkPackage', { workspace })
  expect(checked.parts[0].names).toEqual(['报销单'])
  const { id: appId } = await production.call('app.importPackage', { workspace, name: `生产 ${count}` })
  const { forms } = await production.call('app.get', { appId })
  const { id: recordId } = await production.call('record.create', {
    formId: forms[0].id,
    values: { subject: '真实' },
  })
  expect(await production.call('app.origin', { appId })).toMatchObject({
    origin: { kind: 'workspace', workspace, updateOffered: false },
  })
  await publish(maker, madeForm, [subject, { ...amount, required: true }, kind])
  const plan = await production.call('app.previewUpdate', { appId, workspace })
  expect(told(plan.changes)).toEqual([
    '应用名称 changed/same mine',
    '“报销单”的字段“金额” same/changed theirs',
  ])
  await production.call('app.updateFromPackage', { appId, workspace, seen: plan.seen })
  const { definition } = await production.call('form.get', { formId: forms[0].id })
  expect(definition.fields[1]).toMatchObject({ id: 'amount', required: true })
  expect((await production.call('record.get', { formId: forms[0].id, recordId })).record.values.subject).toBe(
    '真实',
  )
  // Who takes it leaves a trace where it was taken from.
  const trace = await maker.call('audit.list', { limit: 50 })
  expect(JSON.stringify(trace)).toContain('app.takeDefinition')
  // Nobody reaches into a workspace they are no member of, nor takes an app they do not manage there.
  for (const input of [
    { workspace: { tenantId: house.tenantId, appId: made } },
    { workspace: { tenantId: crypto.randomUUID(), appId: made } },
  ])
    await expect(office.call('app.checkPackage', input)).rejects.toMatchObject({ status: 404 })
  const clerk = await house.addMember(other, house.applicant)
  const { id: roleId } = await office.call('role.create', {
    name: `搭建 ${count}`,
    grants: [{ permission: 'app.manage', resource: '*', scope: 'tenant' }],
  })
  await office.call('role.setMembers', { roleId, memberIds: [clerk.memberId] })
  await expect(house.as(clerk).call('app.checkPackage', { workspace })).rejects.toMatchObject({ status: 403 })
  expect((await house.as(clerk).call('app.elsewhere')).items).toEqual([])
})

test('[N1.3] a production that was there first follows its copy: what was changed in each is told apart by its versions', async () => {
  const { made, madeForm } = await installed()
  const text = await house.exported(house.admin, made)
  const { id: copy } = await house.imported(other.admin, text, { name: `测试 ${count}` })
  const copied = (await office.call('app.get', { appId: copy })).forms[0].id
  await publish(office, copied, [subject, amount, { ...kind, name: '费用类别' }])
  await publish(maker, madeForm, [{ ...subject, name: '报销事由' }, amount, kind])
  const fileId = await house.upload(house.admin, await house.exported(other.admin, copy))
  const { changes } = await maker.call('app.previewUpdate', { appId: made, fileId })
  expect(told(changes)).toEqual([
    '应用名称 same/changed theirs',
    '“报销单”的字段“报销事由” changed/same mine',
    '“报销单”的字段“类别” same/changed theirs',
  ])
})

test('[N1.2] a template that comes in another version is offered where it is installed, and taken beside what was changed here', async () => {
  const { services } = house.house
  const shipped = services.appTemplates
  const template = shipped.find(({ key }) => key === 'customers')!
  const { outside } = await office.call('app.checkPackage', { templateKey: 'customers' })
  const decided = outside.map(({ id, match }: { id: string; match: string | null }) => ({ id, to: match }))
  const install = { templateKey: 'customers', name: '客户', outside: decided, withData: false }
  const { id: appId } = await office.call('app.importPackage', install)
  const offered = async () => {
    const { items } = await office.call('app.listTemplates')
    const listed = items.find(({ key }: { key: string }) => key === 'customers')
    const { origin } = await office.call('app.origin', { appId })
    const [app] = listed.installed.filter(({ id }: { id: string }) => id === appId)
    expect(origin).toMatchObject({
      kind: 'template',
      templateKey: 'customers',
      updateOffered: app.updateOffered,
    })
    return app.updateOffered
  }
  expect(await offered()).toBe(false)
  const { forms } = await office.call('app.get', { appId })
  const { definition } = await office.call('form.get', { formId: forms[0].id })
  const own = { ...definition, fields: [...definition.fields, { id: 'own', name: '自己的', type: 'text' }] }
  await office.call('form.saveDraft', { formId: forms[0].id, definition: own, baseVersion: 1 })
  await office.call('form.publish', { formId: forms[0].id })
  const next = structuredClone({ ...template, package: template.package })
  const [first] = next.package.parts.forms as { definition: { fields: object[] } }[]
  first!.definition.fields.push({ id: 'website', name: '网站', type: 'text' })
  try {
    services.appTemplates = shipped.map((one) => (one === template ? next : one))
    expect(await offered()).toBe(true)
    const plan = await office.call('app.previewUpdate', { appId, templateKey: 'customers' })
    expect(told(plan.changes)).toEqual([
      '应用名称 changed/same mine',
      '“客户”的字段“自己的” added/same mine',
      '“客户”的字段“网站” same/added theirs',
    ])
    await office.call('app.updateFromPackage', { appId, templateKey: 'customers', seen: plan.seen })
    expect(await offered()).toBe(false)
    const now = await office.call('form.get', { formId: forms[0].id })
    expect(now.definition.fields.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['own', 'website']),
    )
  } finally {
    services.appTemplates = shipped
  }
})
