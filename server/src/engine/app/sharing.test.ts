import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inputSchema } from '../../testing/input-place.ts'
import { rollingBack } from '../../testing/roll-back.ts'
import { idsFor } from '../../testing/sample-call.ts'
import { sampleInput } from '../../testing/sample-input.ts'
import {
  createTestHouse,
  type TestCaller,
  type TestHouse,
  type TestPerson,
} from '../../testing/test-house.ts'
import { fillCompany, type WholeCompany } from '../../testing/whole-company.ts'
import { appLevels } from './app-levels.ts'

let house: TestHouse
let client: pg.Client
let office: TestCaller
let own: WholeCompany
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  office = house.as(house.admin)
  own = await fillCompany(house, client, house, 'acme')
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

let count = 0
/** A closed app with one form, in which the administrator and nobody else made a record. */
async function makeClosedApp(maker = office): Promise<{ appId: string; formId: string; recordId: string }> {
  const mark = `薪资${++count}`
  const { id: appId } = await maker.call('app.create', { name: `${mark}应用` })
  const { id: formId } = await maker.call('form.create', { appId, name: `${mark}表单` })
  const definition = { fields: [{ id: 'name', type: 'text', name: `${mark}姓名` }], titleFieldId: 'name' }
  await maker.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  await maker.call('form.publish', { formId })
  const { id: recordId } = await maker.call('record.create', { formId, values: { name: `${mark}张三` } })
  return { appId, formId, recordId }
}

const share = (appId: string, ...holders: object[]) => office.call('app.share', { appId, holders })
const appIdsOf = async (person: TestPerson) =>
  (await house.as(person).call('app.list')).items.map(({ id }: { id: string }) => id)
const refused = { status: 403 }

test('[P4.2] a new app and what is in it show nowhere to a member until it is shared', async () => {
  const { appId, formId, recordId } = await makeClosedApp()
  const { id: reportId } = await office.call('report.create', {
    appId,
    name: '薪资1报表',
    definition: { formId, chart: 'bar', rows: [{ field: 'name' }], measures: [{ aggregate: 'count' }] },
  })
  const { id: dashboardId } = await office.call('dashboard.create', {
    appId,
    name: '薪资1仪表盘',
    items: [{ id: 'a', reportId, x: 0, y: 0, w: 4, h: 4 }],
  })
  const ids = { appId, formId, targetFormId: formId, recordId, reportId, dashboardId }
  const seen: string[] = []
  const seenByAdmin = new Set<string>()
  for (const person of [house.applicant, house.head, house.finance, house.admin]) {
    for (const operation of house.house.registry.values()) {
      const known = { ...idsFor(operation, own), ...ids }
      const input = sampleInput(inputSchema(operation), {
        ids: known,
        values: { field: 'name', text: '薪资', query: '薪资', search: '薪资', permission: 'record.read' },
      })
      const answer = await rollingBack(house.house, () => house.as(person).call(operation.id, input)).catch(
        (error: Error) => ({ error: error.message, ...error }),
      )
      if (!JSON.stringify(answer ?? null).includes('薪资')) continue
      if (person === house.admin) seenByAdmin.add(operation.id)
      else seen.push(`${person.name}: ${operation.id}`)
    }
  }
  expect(seen).toEqual([])
  // The calls are such that they would show it.
  expect([...seenByAdmin]).toEqual(
    expect.arrayContaining(['app.list', 'form.get', 'record.search', 'report.records']),
  )
  expect(await appIdsOf(house.admin)).toContain(appId)

  await share(appId, { kind: 'everybody', level: 'see' })
  expect(await appIdsOf(house.applicant)).toContain(appId)
  const { items } = await house.as(house.applicant).call('record.list', { formId })
  expect(items).toHaveLength(1)
})

test('[P4.1] an app reaches whom it is shared with, everybody, a role, a department with all below, one person, and stops when they are left out', async () => {
  const { appId } = await makeClosedApp()
  const below = await office.call('department.create', { name: '采购一组', parentId: house.departmentId })
  const reached = async () => {
    const people = [house.applicant, house.head, house.finance]
    const lists = await Promise.all(people.map(appIdsOf))
    return people.filter((_, index) => lists[index].includes(appId)).map(({ name }) => name)
  }
  await office.call('member.update', { memberId: house.applicant.memberId, departmentId: below.id })
  await share(appId, { kind: 'department', id: house.departmentId, level: 'submit' })
  expect(await reached()).toEqual([house.applicant.name, house.head.name])
  await share(appId, { kind: 'role', id: house.roles.finance, level: 'see' })
  expect(await reached()).toEqual([house.finance.name])
  await share(appId, { kind: 'member', id: house.head.memberId, level: 'manage' })
  expect(await reached()).toEqual([house.head.name])
  await share(appId, { kind: 'everybody', level: 'submit' })
  expect(await reached()).toHaveLength(3)
  await share(appId)
  expect(await reached()).toEqual([])
  await office.call('member.update', { memberId: house.applicant.memberId, departmentId: house.departmentId })
})

test('[P4.1] each level lets one do what it says and no more', async () => {
  const { appId, formId, recordId } = await makeClosedApp()
  const applicant = house.as(house.applicant)
  const holder = { kind: 'member', id: house.applicant.memberId }
  const acts: Record<string, () => Promise<unknown>> = {
    see: () => applicant.call('record.get', { formId, recordId }),
    submit: () => applicant.call('record.create', { formId, values: { name: '新' } }),
    edit: async () => {
      const { record } = await office.call('record.get', { formId, recordId })
      return applicant.call('record.update', {
        formId,
        recordId,
        version: record.version,
        values: { name: '改' },
      })
    },
    manage: () => applicant.call('app.update', { appId, description: '说明' }),
  }
  const allowed: Record<string, string[]> = {}
  for (const level of appLevels) {
    await share(appId, { ...holder, level })
    const { items } = await office.call('app.sharing', { appId })
    expect(items).toEqual([{ ...holder, name: house.applicant.name, level }])
    allowed[level] = []
    for (const [name, act] of Object.entries(acts)) {
      const done = await act().then(
        () => true,
        () => false,
      )
      if (done) allowed[level].push(name)
    }
  }
  expect(allowed).toEqual({
    see: ['see'],
    submit: ['submit'],
    edit: ['see', 'submit', 'edit'],
    manage: ['see', 'submit', 'edit', 'manage'],
  })
})

test('[P4.2] whoever is let fill in sees their own records, and their head those of the department', async () => {
  const { appId, formId } = await makeClosedApp()
  await share(appId, { kind: 'everybody', level: 'submit' })
  await house.as(house.applicant).call('record.create', { formId, values: { name: '申请' } })
  const countOf = async (person: TestPerson) =>
    (await house.as(person).call('record.list', { formId })).items.length
  expect(await countOf(house.applicant)).toBe(1)
  expect(await countOf(house.head)).toBe(1)
  expect(await countOf(house.finance)).toBe(0)
})

test('[P4.4] nobody shares what they do not hold, and only who manages an app shares it or sees with whom', async () => {
  const { appId } = await makeClosedApp()
  const { id: roleId } = await office.call('role.create', {
    name: '应用维护',
    grants: [{ permission: 'app.*', resource: `app:${appId}` }],
  })
  await office.call('role.setMembers', { roleId, memberIds: [house.applicant.memberId] })
  const keeper = house.as(house.applicant)
  const toHead = (level: string) =>
    keeper.call('app.share', {
      appId,
      holders: [
        { kind: 'role', id: roleId, level: 'custom' },
        { kind: 'member', id: house.head.memberId, level },
      ],
    })
  for (const level of appLevels) {
    await expect(toHead(level), level).rejects.toMatchObject({ code: 'permission.escalation' })
  }
  await expect(
    keeper.call('app.share', {
      appId,
      holders: [{ kind: 'department', id: house.departmentId, level: 'see' }],
    }),
  ).rejects.toMatchObject({ code: 'permission.escalation' })
  // To move somebody to where an app is shared gives them the app.
  await share(appId, { kind: 'department', id: house.departmentId, level: 'see' })
  const { id: movingId } = await office.call('role.create', {
    name: '人事',
    grants: [
      { permission: 'member.manage', resource: '*' },
      { permission: 'member.read', resource: '*' },
    ],
  })
  await office.call('role.setMembers', { roleId: movingId, memberIds: [house.finance.memberId] })
  await expect(
    house.as(house.finance).call('member.update', {
      memberId: house.finance.memberId,
      departmentId: house.departmentId,
    }),
  ).rejects.toMatchObject({ code: 'permission.escalation' })
  await office.call('role.setMembers', { roleId: movingId, memberIds: [] })
  for (const operation of ['app.share', 'app.sharing']) {
    await expect(house.as(house.head).call(operation, { appId, holders: [] })).rejects.toMatchObject(refused)
  }
})

test('[P4.1] who makes an app without reaching every app is given it, and may share it', async () => {
  const { id: roleId } = await office.call('role.create', {
    name: '应用搭建者',
    grants: [{ permission: 'app.manage', resource: '*' }],
  })
  await office.call('role.setMembers', { roleId, memberIds: [house.finance.memberId] })
  const maker = house.as(house.finance)
  const { appId, formId } = await makeClosedApp(maker)
  expect((await maker.call('record.list', { formId })).items).toHaveLength(1)
  const mine = { kind: 'member', id: house.finance.memberId, level: 'manage' }
  expect((await maker.call('app.sharing', { appId })).items).toEqual([{ ...mine, name: house.finance.name }])
  await maker.call('app.share', { appId, holders: [mine, { kind: 'everybody', level: 'edit' }] })
  expect(await appIdsOf(house.applicant)).toContain(appId)
  await office.call('role.setMembers', { roleId, memberIds: [] })
})

test('[P4.1] a holder who does not exist, is listed twice or not named is told by place', async () => {
  const { appId } = await makeClosedApp()
  const nobody = { kind: 'role', id: house.departmentId, level: 'see' }
  await expect(share(appId, nobody)).rejects.toMatchObject({
    status: 400,
    fields: [{ field: 'holders.0.id', code: 'not_found' }],
  })
  const head = { kind: 'member', id: house.head.memberId, level: 'see' }
  await expect(share(appId, head, head)).rejects.toMatchObject({
    fields: [{ field: 'holders.1.id', code: 'repeated' }],
  })
  await expect(share(appId, { kind: 'department', level: 'see' })).rejects.toMatchObject({
    fields: [{ field: 'holders.0.id', code: 'missing' }],
  })
  await expect(share(appId, { ...head, kind: 'everybody' })).rejects.toMatchObject({
    fields: [{ field: 'holders.0.id', code: 'needless' }],
  })
})

test('[P4.1] rights given one by one stay when the rest is shared, and wider rights are told beside', async () => {
  const { appId, formId } = await makeClosedApp()
  const grants = [{ permission: 'record.read', resource: `app:${appId}`, scope: 'department' }]
  const { id: roleId } = await office.call('role.create', { name: '部门查看', grants })
  const { id: formsOnly } = await office.call('role.create', {
    name: '表单查看',
    grants: [{ permission: 'record.read', resource: `form:${formId}` }],
  })
  await share(appId, { kind: 'role', id: roleId, level: 'custom' }, { kind: 'everybody', level: 'see' })
  const { items, others } = await office.call('app.sharing', { appId })
  expect(items).toMatchObject([
    { kind: 'everybody', id: null, level: 'see' },
    { id: roleId, level: 'custom' },
  ])
  expect(others).toContainEqual({
    kind: 'role',
    id: house.roles.administrator,
    name: '管理员',
    formsOnly: false,
  })
  expect(others.at(-1)).toEqual({ kind: 'role', id: formsOnly, name: '表单查看', formsOnly: true })
  const { grants: kept } = await office.call('role.get', { roleId })
  expect(kept).toMatchObject(grants)
})

test('[P4.1] apps that were open to everybody stay so by rights of their own, and a later one is closed', async () => {
  const { appId, formId } = await makeClosedApp()
  const everywhere = [
    { permission: 'record.create', resource: 'form:*' },
    { permission: 'record.read', resource: 'form:*', scope: 'own' },
    { permission: 'app.read', resource: '*' },
    { permission: 'report.read', resource: '*' },
    { permission: 'flow.start', resource: '*' },
    { permission: 'member.read', resource: '*' },
  ]
  const { member, departmentHead } = house.roles
  await office.call('role.setGrants', { roleId: member, grants: everywhere })
  await office.call('role.setGrants', {
    roleId: departmentHead,
    grants: [{ permission: 'record.read', resource: 'form:*', scope: 'headedDepartments' }],
  })
  const file = new URL('./migrations/0257_app_sharing.sql', import.meta.url)
  await client.query(`set search_path to sluice`)
  await client.query(await readFile(file, 'utf8'))
  const { id: touched } = await office.call('role.create', { name: '清空缓存' })
  await office.call('role.setMembers', { roleId: touched, memberIds: [] })
  await house.as(house.applicant).call('record.create', { formId, values: { name: '申请' } })
  expect((await house.as(house.head).call('record.list', { formId })).items).toHaveLength(1)
  expect(await appIdsOf(house.applicant)).toContain(appId)
  const later = await makeClosedApp()
  expect(await appIdsOf(house.applicant)).not.toContain(later.appId)
  const { grants } = await office.call('role.get', { roleId: member })
  expect(grants.filter(({ resource }: { resource: string }) => !resource.startsWith('app:'))).toMatchObject([
    { permission: 'member.read', resource: '*' },
  ])
})
