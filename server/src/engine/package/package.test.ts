import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberRecord } from '../../platform/organization/system-forms/member.ts'
import { workspaceApp } from '../../platform/system-form/index.ts'
import type { TestTenant } from '../../testing/test-house.ts'
import { everyField } from '../form/testing/arbitrary-field.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
let other: TestTenant
let appId: string
let orders: string
let suppliers: string
/** Sees every tenant. */
let database: pg.Client

/** An app with forms that link each other, a flow, a report, a dashboard, records. */
beforeAll(async () => {
  house = await createPackageHouse()
  database = new pg.Client({ connectionString: house.databaseUrl, options: '-c search_path=sluice' })
  await database.connect()
  other = await house.addTenant('globex')
  const office = house.as(house.admin)
  appId = (await office.call('app.create', { name: '采购', icon: 'cart', description: '从申请到付款' })).id
  suppliers = (await office.call('form.create', { appId, name: '供应商' })).id
  orders = (await office.call('form.create', { appId, name: '采购单' })).id
  await publish(suppliers, [
    { id: 'name', name: '名称', type: 'text', required: true, unique: true },
    { id: 'last', name: '最近采购', type: 'relation', targetFormId: orders },
  ])
  const known = { members: [], departments: [], form: suppliers, records: [] }
  await publish(orders, [
    { id: 'code', name: '单号', type: 'autoNumber', prefix: 'CG', digits: 4 },
    ...everyField(known),
  ])
  const { id: first } = await office.call('record.create', { formId: suppliers, values: { name: '川流' } })
  for (const money of [10.5, 20]) {
    await office.call('record.create', {
      formId: orders,
      values: {
        text: '空运',
        money,
        relation: first,
        member: house.applicant.memberId,
        members: [house.head.memberId, house.finance.memberId],
        department: house.departmentId,
        date: '2026-03-02',
        date_time: '2026-03-02T01:00:00.000Z',
        multiple_choice: ['red', '蓝'],
        lines: [
          { text: '螺丝', number: 2, relation: first },
          { text: '螺母', member: house.head.memberId },
        ],
      },
    })
  }
  const flow = {
    id: 'flow',
    name: '审批',
    root: [
      { kind: 'applicant', id: 'apply', name: '申请', config: {} },
      {
        kind: 'approve',
        id: 'finance',
        name: '财务',
        config: { assignees: [{ type: 'role', roleId: house.roles.finance }] },
      },
      {
        kind: 'approve',
        id: 'head',
        name: '主管',
        config: {
          assignees: [
            { type: 'member', memberIds: [house.head.memberId] },
            { type: 'departmentHead', level: 0 },
          ],
        },
      },
    ],
  }
  await office.call('flow.saveDraft', { formId: orders, tree: flow })
  await office.call('flow.publish', { formId: orders })
  await office.call('flow.saveDraft', { formId: orders, tree: { ...flow, name: '新审批' } })
  const { id: reportId } = await office.call('report.create', {
    appId,
    name: '按供应商',
    definition: reportOn(orders),
  })
  await office.call('view.create', {
    formId: orders,
    name: '大额',
    shared: true,
    definition: { kind: 'grid', filter: { field: '$createdBy', op: 'in', value: [house.admin.memberId] } },
  })
  // What somebody keeps for oneself stays here.
  await office.call('view.create', { formId: orders, name: '我的', definition: { kind: 'gallery' } })
  await office.call('dashboard.create', {
    appId,
    name: '总览',
    items: [{ id: 'a', reportId, x: 0, y: 0, w: 4, h: 4 }],
    filters: [{ formId: orders, field: 'relation' }],
  })
})
afterAll(async () => {
  await database?.end()
  await house?.close()
})

async function publish(formId: string, fields: object[]) {
  const office = house.as(house.admin)
  await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await office.call('form.publish', { formId })
}

const reportOn = (formId: string) => ({
  formId,
  chart: 'bar',
  rows: [{ field: 'relation' }],
  measures: [{ field: 'money', aggregate: 'sum' }, { aggregate: 'count' }],
  filter: { field: 'member', op: 'in', value: [house.applicant.memberId] },
})

test('[N1.3] exported, imported elsewhere and exported again, an app with its data is the same file', async () => {
  const text = await house.exported(house.admin, appId, true)
  expect(
    JSON.parse(text).outside.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
  ).toEqual(expect.arrayContaining(['role 财务', 'member 李主管', 'member 张三', 'department 采购部']))
  const { id, left } = await house.imported(other.admin, text)
  expect(left).toEqual([])
  expect(await house.exported(other.admin, id, true)).toBe(text)
  // And nothing of the first company's stands in what was made.
  const { rows } = await database.query(
    `select f.stored_fields::text || coalesce((select string_agg(d.xml, '') from flow_definition d where d.form_id = f.id), '')
       || coalesce((select string_agg(r.definition::text, '') from report r where r.app_id = f.app_id), '') as text
     from form f where f.app_id = $1`,
    [id],
  )
  for (const mine of [orders, suppliers, house.applicant.memberId, house.roles.finance!, house.tenantId])
    expect(JSON.stringify(rows)).not.toContain(mine)
})

test('[N1.3] an imported app answers like the original: list, search, report, dashboard, submit, approve, number', async () => {
  const text = await house.exported(house.admin, appId, true)
  const { id } = await house.imported(other.admin, text, { name: '采购二' })
  const { forms } = await house.as(other.admin).call('app.get', { appId: id })
  const formId = forms.find(({ name }: { name: string }) => name === '采购单').id
  const answers = await Promise.all([answersOf(house, appId, orders), answersOf(other, id, formId)])
  expect(answers[1]).toEqual(answers[0])
  expect(answers[0].list).toHaveLength(2)
  expect(answers[0].found).toHaveLength(2)
  expect(answers[0].made.code).toBe('CG0003')
  expect(answers[0].asked).toEqual(['财务', '主管'])
  expect(answers[0].outcome).toBe('approved')
})

/** The same calls of an app, whoever's it is, with what they answer; ids are another company's. */
async function answersOf(company: TestTenant, app: string, formId: string) {
  const office = house.as(company.admin)
  const plain = (answer: unknown) =>
    JSON.parse(JSON.stringify(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'))
  const { reports, dashboards } = await office.call('app.get', { appId: app })
  const sort = [{ field: 'code', direction: 'asc' }]
  const filter = { field: 'date', op: 'eq', value: '2026-03-02' }
  const values = ({ items }: { items: { values: object }[] }) => plain(items.map((one) => one.values))
  const list = values(await office.call('record.list', { formId, sort, filter }))
  const found = values(await office.call('record.list', { formId, search: '空运' }))
  const figures = plain(await office.call('report.run', { reportId: reports[0].id }))
  const { items, filters } = plain(await office.call('dashboard.get', { dashboardId: dashboards[0].id }))
  const { recordId, instanceId } = await office.call('flow.submit', { formId, values: { text: '海运' } })
  const asked: string[] = []
  for (const person of [company.finance, company.head]) {
    const todo = await house.as(person).call('task.list', { box: 'todo' })
    const task = todo.items.find((one: { instanceId: string }) => one.instanceId === instanceId)
    asked.push(task.nodeName)
    await house.as(person).call('task.approve', { taskId: task.taskId })
  }
  const { record } = await office.call('record.get', { formId, recordId })
  return {
    list,
    found,
    figures,
    items,
    filters,
    asked,
    made: plain(record.values),
    outcome: record.flowState,
  }
}

test('[N1.3] an imported app is closed until it is shared', async () => {
  const { id } = await house.imported(other.admin, await house.exported(house.admin, appId), {
    name: '未共享',
  })
  await expect(house.as(other.applicant).call('app.get', { appId: id })).rejects.toMatchObject({
    status: 403,
  })
})

test('[N1.3] who and what is missing is shown and decided before anything is made', async () => {
  const text = (await house.exported(house.admin, appId, true)).replaceAll('李主管', '不在此处')
  const fileId = await house.upload(other.admin, text)
  const checked = await house.as(other.admin).call('app.checkPackage', { fileId })
  expect(checked.parts).toMatchObject([
    { key: 'forms', names: ['供应商', '采购单'] },
    { key: 'flows' },
    { key: 'reports', names: ['按供应商'] },
    { key: 'views', names: ['大额'] },
    { key: 'dashboards', names: ['总览'] },
    { key: 'rights', isData: false },
    { key: 'records', isData: true },
    { key: 'aggregates', names: [] },
  ])
  const missing = checked.outside.find(({ name }: { name: string }) => name === '不在此处')
  expect(missing).toMatchObject({ kind: 'member', match: null })
  const undecided = house.as(other.admin).call('app.importPackage', { fileId, name: '未决定' })
  await expect(undecided).rejects.toMatchObject({
    status: 400,
    fields: expect.arrayContaining([expect.objectContaining({ field: 'outside', code: 'undecided' })]),
  })
  // Of another kind, and of another company.
  for (const to of [other.departmentId, house.head.memberId]) {
    const wrong = house.imported(other.admin, text, { name: '错', outside: { [missing.id]: to } })
    await expect(wrong).rejects.toMatchObject({ fields: [expect.objectContaining({ code: 'notHere' })] })
  }
  const empty = await house.imported(other.admin, text, { name: '留空', outside: { [missing.id]: null } })
  expect(empty.left).toHaveLength(1)
  const { forms } = await house.as(other.admin).call('app.get', { appId: empty.id })
  const form = forms.find(({ name }: { name: string }) => name === '采购单')
  expect(form.hasFlow).toBe(true)
  const filter = { field: 'date', op: 'isNotEmpty' }
  const { items } = await house.as(other.admin).call('record.list', { formId: form.id, filter })
  expect(items[0].values.members).toEqual([other.finance.memberId])
  const mapped = await house.imported(other.admin, text, {
    name: '对应',
    outside: { [missing.id]: other.applicant.memberId },
  })
  expect(mapped.left).toEqual([])
  const names = (await house.as(other.admin).call('app.list')).items.map(({ name }: { name: string }) => name)
  expect(names).not.toContain('未决定')
  expect(names).not.toContain('错')
})

test('[N1.3] a name that is taken is told, and nothing is made', async () => {
  const text = await house.exported(house.admin, appId)
  const fileId = await house.upload(house.admin, text)
  expect(await house.as(house.admin).call('app.checkPackage', { fileId })).toMatchObject({ nameTaken: true })
  const before = await count()
  await expect(house.imported(house.admin, text)).rejects.toMatchObject({
    status: 400,
    fields: [{ field: 'name' }],
  })
  expect(await count()).toEqual(before)
})

async function count() {
  const { rows } = await database.query(
    'select (select count(*) from app) as apps, (select count(*) from form) as forms, (select count(*) from report) as reports',
  )
  return rows
}

test('[N1.3] a broken package is refused with the place that is wrong, and leaves nothing', async () => {
  const whole = JSON.parse(await house.exported(house.admin, appId, true))
  const before = await count()
  // biome-ignore lint/suspicious/noExplicitAny: a package that is bent
  const bent = (change: (file: any) => void) => {
    const file = structuredClone(whole)
    change(file)
    return JSON.stringify(file)
  }
  const deep = '['.repeat(5000) + ']'.repeat(5000)
  const cases: [string, string][] = [
    ['no JSON', 'package.unreadable'],
    [deep, 'package.unreadable'],
    ['{}', 'package.unreadable'],
    [bent((file) => (file.version = 2)), 'package.too_new'],
    [bent((file) => (file.parts.secrets = [])), 'package.broken'],
    [bent((file) => (file.parts.forms[0].name = '')), 'package.broken'],
    [bent((file) => (file.parts.forms[0].name = 'a\0')), 'package.unreadable'],
    [bent((file) => (file.parts.forms[1].id = file.parts.forms[0].id)), 'package.broken'],
    [bent((file) => (file.parts.reports[0].definition.formId = crypto.randomUUID())), 'package.broken'],
    [bent((file) => (file.parts.dashboards[0].items[0].reportId = crypto.randomUUID())), 'package.broken'],
    [bent((file) => (file.parts.flows[0].formId = crypto.randomUUID())), 'package.broken'],
    [bent((file) => (file.parts.records[1].records[0].values.money = 'much')), 'package.broken'],
    [bent((file) => (file.parts.records[1].records[0].values.date = '2026-13-40')), 'package.broken'],
    [bent((file) => (file.parts.records[1].records[0].values.lines = [7])), 'package.broken'],
    [
      bent((file) =>
        file.parts.records[0].records.push({ ...file.parts.records[0].records[0], id: crypto.randomUUID() }),
      ),
      'package.broken',
    ],
    [bent((file) => (file.parts.records[0].formId = crypto.randomUUID())), 'package.broken'],
  ]
  for (const [text, code] of cases) {
    const act = house.imported(other.admin, text, { name: '坏的' })
    await expect(act, `${code} ${text.slice(0, 40)}`).rejects.toMatchObject({ code })
  }
  expect(await count()).toEqual(before)
})

test('[N1.3] only who manages an app takes it out, and its data only who may export every record', async () => {
  const text = await house.exported(house.admin, appId)
  const stranger = house.as(house.applicant)
  await expect(stranger.call('app.exportPackage', { appId })).rejects.toMatchObject({ status: 403 })
  await expect(stranger.call('app.copy', { appId, name: '我的' })).rejects.toMatchObject({ status: 403 })
  const fileId = await house.upload(house.applicant, text)
  await expect(stranger.call('app.checkPackage', { fileId })).rejects.toMatchObject({ status: 403 })
  await expect(stranger.call('app.importPackage', { fileId, name: '我的' })).rejects.toMatchObject({
    status: 403,
  })
  // Of another company there is no such app, and no such file.
  await expect(house.as(other.admin).call('app.exportPackage', { appId })).rejects.toMatchObject({
    status: 404,
  })
  await expect(house.as(other.admin).call('app.checkPackage', { fileId })).rejects.toMatchObject({
    status: 404,
  })
  // Whoever manages apps without reading their records gets the definition alone.
  const office = house.as(house.admin)
  const { id: roleId } = await office.call('role.create', {
    code: 'builder',
    name: '搭建者',
    grants: [{ permission: 'app.manage', resource: '*', scope: 'tenant' }],
  })
  await office.call('role.setMembers', { roleId, memberIds: [house.applicant.memberId] })
  expect(await house.exported(house.applicant, appId)).toBe(text)
  await expect(house.exported(house.applicant, appId, true)).rejects.toThrow('record.export')
  const { id } = await house.imported(house.applicant, text, { name: '搭建者的' })
  expect((await stranger.call('app.get', { appId: id })).forms).toHaveLength(2)
})

test('[N1.3] a copy is the same app under another name', async () => {
  const office = house.as(house.admin)
  const { id, left } = await office.call('app.copy', { appId, name: '采购副本', withData: true })
  expect(left).toEqual([])
  const [original, copy] = [
    await house.exported(house.admin, appId, true),
    await house.exported(house.admin, id, true),
  ]
  expect(copy.replace('采购副本', '采购')).toBe(original)
})

test('[N1.3] a link to a form of another app is mapped, or becomes a text that reports still find', async () => {
  const office = house.as(house.admin)
  const { id: small } = await office.call('app.create', { name: '小应用' })
  const { id: formId } = await office.call('form.create', { appId: small, name: '单据' })
  await publish(formId, [{ id: 'link', name: '供应商', type: 'relation', targetFormId: suppliers }])
  const text = await house.exported(house.admin, small)
  expect(JSON.parse(text).outside).toMatchObject([{ kind: 'form', code: '采购', name: '供应商' }])
  const linked = await house.imported(house.admin, text, { name: '小应用二' })
  expect(linked.left).toEqual([])
  const alone = await house.imported(other.admin, text, { outside: { [suppliers]: null } })
  expect(alone.left).toHaveLength(1)
  const { forms } = await house.as(other.admin).call('app.get', { appId: alone.id })
  const { definition } = await house.as(other.admin).call('form.get', { formId: forms[0].id })
  expect(definition.fields).toMatchObject([{ id: 'link', name: '供应商', type: 'text' }])
})

test('[N1.3] attachments go with their records, into another company and into a copy', async () => {
  const office = house.as(house.admin)
  const { id: papers } = await office.call('app.create', { name: '档案' })
  const { id: formId } = await office.call('form.create', { appId: papers, name: '合同' })
  await publish(formId, [
    { id: 'paper', name: '正文', type: 'attachment' },
    { id: 'note', name: '备注', type: 'text' },
    {
      id: 'rows',
      name: '附表',
      type: 'subTable',
      fields: [{ id: 'scan', name: '扫描件', type: 'attachment' }],
    },
  ])
  const [first, second] = [await house.upload(house.admin, '甲方'), await house.upload(house.admin, '乙方')]
  const values = { paper: [second, first], rows: [{ scan: [first] }] }
  await office.call('record.create', { formId, values })
  // What lies in the recycle bin stays here, and so does a file that somebody only names.
  const secret = await house.upload(house.admin, '已删除的正文')
  const { id: gone } = await office.call('record.create', {
    formId,
    values: { paper: [secret], note: secret },
  })
  await office.call('record.create', { formId, values: { note: secret } })
  await office.call('record.delete', { formId, recordIds: [gone] })
  const text = await house.exported(house.admin, papers, true, true)
  expect(
    JSON.parse(text).parts.files.map(({ content }: { content: string }) =>
      Buffer.from(content, 'base64').toString(),
    ),
  ).toEqual(['甲方', '乙方'])
  const { id } = await house.imported(other.admin, text)
  expect(await house.exported(other.admin, id, true, true)).toBe(text)
  const theirs = house.as(other.admin)
  const { forms } = await theirs.call('app.get', { appId: id })
  const sort = [{ field: '$createdAt', direction: 'asc' }]
  const filter = { field: 'paper', op: 'isNotEmpty' }
  const { items } = await theirs.call('record.list', { formId: forms[0].id, sort, filter })
  const held: string[] = items[0].values.paper
  expect(await Promise.all(held.map((fileId) => house.content(other.admin, fileId)))).toEqual([
    '乙方',
    '甲方',
  ])
  expect(items[0].values.rows[0].scan).toEqual([held[1]])
  // They are as safe as any: they stay, and another company does not reach them.
  expect((await theirs.call('file.get', { fileId: held[0] })).id ?? held[0]).toBe(held[0])
  await expect(office.call('file.get', { fileId: held[0] })).rejects.toMatchObject({ status: 404 })
  const copy = await office.call('app.copy', { appId: papers, name: '档案副本', withData: true })
  const copied = (await office.call('app.get', { appId: copy.id })).forms[0].id
  expect((await office.call('record.list', { formId: copied, filter })).items[0].values.paper).toEqual([
    second,
    first,
  ])
  // Without them the fields are empty, here as there.
  const bare = await house.exported(house.admin, papers, true)
  expect(JSON.parse(bare).parts.files).toBeUndefined()
  const without = await house.imported(other.admin, bare, { name: '档案 无附件' })
  expect((await house.exported(other.admin, without.id, true)).replace('档案 无附件', '档案')).toBe(bare)
  const broken = JSON.parse(text)
  broken.parts.files[0].content = '***'
  const act = house.imported(other.admin, JSON.stringify(broken), { name: '坏附件' })
  await expect(act).rejects.toMatchObject({ code: 'package.broken' })
})

test('[N1.2] a template is looked into and installed by the act of an import; one source is named, and it is there', async () => {
  const caller = house.as(other.admin)
  const { items } = await caller.call('app.listTemplates')
  const listed = items.find(({ key }: { key: string }) => key === 'purchasing')
  const { parts, outside } = await caller.call('app.checkPackage', { templateKey: 'purchasing' })
  expect(listed.parts.map(({ key }: { key: string }) => key)).toEqual(
    parts.map(({ key }: { key: string }) => key),
  )
  const decided = outside.map(({ id, match }: { id: string; match: string | null }) => ({ id, to: match }))
  const install = { templateKey: 'purchasing', name: '采购 模板', outside: decided }
  const { id, left } = await caller.call('app.importPackage', install)
  expect(left).toEqual([])
  const { forms } = await caller.call('app.get', { appId: id })
  expect(forms.map(({ name }: { name: string }) => name)).toEqual(parts[0].names)
  await expect(caller.call('app.checkPackage', { templateKey: 'none' })).rejects.toMatchObject({
    status: 404,
  })
  const neither = { fields: [{ field: 'fileId' }] }
  await expect(caller.call('app.checkPackage', {})).rejects.toMatchObject(neither)
  const fileId = await house.upload(other.admin, '{}')
  const both = caller.call('app.checkPackage', { templateKey: 'purchasing', fileId })
  await expect(both).rejects.toMatchObject(neither)
})

/** Tables that lie in an app or a form, and are no part of it. */
const noPart: Record<string, string> = {
  app: 'carried as the head of the package',
  app_favourite: 'a mark of each member’s own',
  app_origin: 'where the app comes from, which is another place elsewhere',
  app_package_id: 'how the things of a package are called here',
  app_version: 'versions begin again where an app is imported',
  flow_instance: 'what runs stays where it runs',
  flow_task: 'what runs stays where it runs',
}

test('[N1.3] every table that lies in an app is carried by a part of packages, column by column, or left for a reason', async () => {
  const { rows } = await database.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attname) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'sluice'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     group by c.oid, c.relname
     having bool_or(a.attname in ('app_id', 'form_id', 'resource')) or c.relname in ('app', 'form')`,
  )
  const declared = Object.assign(
    {},
    ...house.house.services.packageParts.map(({ tables }) => tables),
  ) as Record<string, Record<string, string>>
  for (const { name, columns } of rows) {
    if (name in noPart) continue
    expect(Object.keys(declared[name] ?? {}).sort(), `${name}: no part of packages carries it`).toEqual(
      columns,
    )
  }
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(declared)))
})

test('[9.2] buttons that the designer of a form chose come along, for whom, with what they set and ask, and act there', async () => {
  const office = house.as(house.admin)
  const { id: app } = await office.call('app.create', { name: '台账' })
  const { id: formId } = await office.call('form.create', { appId: app, name: '付款' })
  const choices = [
    { value: 'open', label: '待付' },
    { value: 'paid', label: '已付' },
  ]
  const fields = [
    { id: 'title', name: '事项', type: 'text' },
    { id: 'state', name: '状态', type: 'singleChoice', choices },
    { id: 'keeper', name: '经办人', type: 'member' },
    { id: 'voucher', name: '凭证号', type: 'text' },
  ]
  const pay = {
    id: 'pay',
    name: '付款',
    operation: 'record.bulkUpdate',
    values: { state: 'paid', keeper: house.finance.memberId },
    asks: ['voucher'],
    when: {
      all: [
        { field: 'state', op: 'eq', value: 'open' },
        { field: 'keeper', op: 'ne', value: house.finance.memberId },
      ],
    },
    confirm: '确认已经付款？',
    roleIds: [house.roles.finance!],
  }
  const drop = { id: 'drop', name: '作废', operation: 'record.delete', danger: true }
  const definition = { fields, titleFieldId: 'title', actions: [pay, drop] }
  await office.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  await office.call('form.publish', { formId })
  await office.call('record.create', { formId, values: { title: '房租', state: 'open' } })

  const text = await house.exported(house.admin, app, true)
  const { id, left } = await house.imported(other.admin, text)
  expect(left).toEqual([])
  expect(await house.exported(other.admin, id, true)).toBe(text)
  const theirs = house.as(other.admin)
  const { forms } = await theirs.call('app.get', { appId: id })
  const place = { formId: forms[0].id }
  const { definition: made } = await theirs.call('form.get', place)
  expect(made.actions).toEqual([
    {
      ...pay,
      roleIds: [other.roles.finance],
      values: { ...pay.values, keeper: other.finance.memberId },
      when: { all: [pay.when.all[0], { ...pay.when.all[1], value: other.finance.memberId }] },
    },
    drop,
  ])
  await theirs.call('app.share', { appId: id, holders: [{ kind: 'everybody', level: 'edit' }] })
  const { items } = await theirs.call('record.list', { ...place, limit: 10 })
  const recordIds = items.map((one: { id: string }) => one.id)
  const seenBy = async (person: typeof other.finance) =>
    (await house.as(person).call('action.list', { ...place, recordIds })).items.map(
      (one: { id: string }) => one.id,
    )
  expect(await seenBy(other.finance)).toEqual(['pay', 'drop'])
  // The button is for another role, there as here.
  expect(await seenBy(other.applicant)).toEqual(['drop'])
  await house.as(other.finance).call('action.act', {
    ...place,
    action: 'pay',
    recordId: recordIds[0],
    input: { voucher: '2026-07' },
  })
  const { record } = await theirs.call('record.get', { ...place, recordId: recordIds[0] })
  expect(record.values).toEqual({
    title: '房租',
    state: 'paid',
    keeper: other.finance.memberId,
    voucher: '2026-07',
  })
})

test('[9.1] what a workspace added to members goes out with no app, and comes in with none', async () => {
  const office = house.as(house.admin)
  const formId = memberRecord.id
  await office.call('form.addOwnFields', { formId })
  const definition = { fields: [{ id: 'badge', name: '工牌号', type: 'text' }] }
  await office.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  await office.call('form.publish', { formId })
  await office.call('member.update', { memberId: house.head.memberId, values: { badge: 'A-1' } })
  const text = await house.exported(house.admin, appId, true)
  expect(text).not.toContain('工牌号')
  expect(text).not.toContain(formId)
  await house.imported(other.admin, text, { name: '采购三' })
  const form = await house.as(other.admin).call('form.get', { formId })
  expect(form.ownFields).toMatchObject({ begun: false, definition: { fields: [] } })
  // The app they stand in belongs to the program: it is neither taken out nor brought back to an earlier state.
  await expect(
    office.call('app.exportPackage', { appId: workspaceApp.id, withData: false }),
  ).rejects.toMatchObject({ code: 'app.built_in' })
})
