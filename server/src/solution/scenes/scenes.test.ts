import type { Field, FieldAccess } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { discover } from '../../discover.ts'
import { createPackageHouse, type PackageHouse } from '../../engine/package/testing/package-house.ts'
import type { TestCaller, TestPerson } from '../../testing/test-house.ts'

let house: PackageHouse
let office: TestCaller
let people: TestPerson[]
beforeAll(async () => {
  house = await createPackageHouse()
  office = house.as(house.admin)
  people = [house.admin, house.head, house.finance, house.applicant]
})
afterAll(() => house?.close())

const { appTemplates } = await discover()

interface Installed {
  id: string
  forms: { id: string; name: string; hasFlow: boolean }[]
  reports: { id: string; name: string }[]
  dashboards: { id: string; name: string }[]
}

/** Installs a template as its screen suggests it: roles that are missing are made, the sample data is taken. */
async function install(templateKey: string): Promise<Installed> {
  const checked = await office.call('app.checkPackage', { templateKey })
  const outside = checked.outside.map(
    ({ id, kind, match }: { id: string; kind: string; match: string | null }) =>
      match || kind !== 'role' ? { id, to: match } : { id, to: null, make: true },
  )
  const { id, left } = await office.call('app.importPackage', {
    templateKey,
    name: checked.app.name,
    outside,
  })
  expect(left).toEqual([])
  await office.call('app.share', { appId: id, holders: [{ kind: 'everybody', level: 'edit' }] })
  return office.call('app.get', { appId: id })
}

/** Something that a field takes, for whoever fills in a form; of other records the first there is. */
async function fieldValue(field: Field): Promise<unknown> {
  switch (field.type) {
    case 'text':
      return field.pattern ? '13900001234' : '走一遍'
    case 'longText':
      return '走一遍'
    case 'number':
    case 'money':
      return field.min && field.min > 1 ? field.min : 5
    case 'date':
      return '2026-03-02'
    case 'dateTime':
      return '2026-03-02T02:00:00.000Z'
    case 'singleChoice':
      return field.choices[0]!.value
    case 'multipleChoice':
      return [field.choices[0]!.value]
    case 'member':
      return field.multiple ? [house.finance.memberId] : house.finance.memberId
    case 'department':
      return field.multiple ? [house.departmentId] : house.departmentId
    case 'relation': {
      const { items } = await office.call('record.list', { formId: field.targetFormId, limit: 1 })
      expect(items, `${field.name}: the sample data has nothing to link`).toHaveLength(1)
      return items[0].id
    }
    case 'subTable': {
      const row: Record<string, unknown> = {}
      for (const column of field.fields) row[column.id] = await fieldValue(column as Field)
      return [row]
    }
    default:
      return undefined
  }
}

async function valuesOf(fields: Field[], access: Record<string, FieldAccess> | null) {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const value = !access || access[field.id] === 'edit' ? await fieldValue(field) : undefined
    if (value !== undefined && value !== null) values[field.id] = value
  }
  return values
}

/** Submits to a form and does what everybody is asked until nobody is asked any more. @returns the nodes that asked */
async function walk(formId: string): Promise<{ asked: string[]; outcome: string }> {
  const { definition } = await office.call('form.get', { formId })
  const { applicantAccess, findings } = await office.call('flow.get', { formId })
  expect(findings).toEqual([])
  const values = await valuesOf(definition.fields, applicantAccess)
  const { instanceId, recordId } = await house.as(house.applicant).call('flow.submit', { formId, values })
  const asked: string[] = []
  for (let round = 0; round < 20; round++) {
    const found = await openTask(instanceId)
    if (!found) break
    asked.push(found.nodeName)
    const caller = house.as(found.person)
    const { fieldAccess } = await caller.call('instance.get', { instanceId, taskId: found.taskId })
    const given = await valuesOf(definition.fields, fieldAccess)
    const act = found.kind === 'fill' ? 'task.submit' : 'task.approve'
    await caller.call(act, { taskId: found.taskId, values: given })
  }
  await house.drain()
  const { record } = await office.call('record.get', { formId, recordId })
  return { asked, outcome: record.flowState }
}

async function openTask(instanceId: string) {
  for (const person of people) {
    const { items } = await house.as(person).call('task.list', { box: 'todo' })
    const task = items.find((one: { instanceId: string; kind: string }) => one.instanceId === instanceId)
    if (task)
      return { ...task, person } as { taskId: string; kind: string; nodeName: string; person: TestPerson }
  }
  return undefined
}

test('[N1.2] the template center has what a company begins with', () => {
  expect(appTemplates.map(({ key }) => key).sort()).toEqual([
    'attendance',
    'contracts',
    'customers',
    'human-resources',
    'purchasing',
    'service-orders',
    'warehouse',
  ])
})

test.each(appTemplates.map(({ key }) => key))(
  '[N1.2] %s is installed, every flow of it runs to its end, its reports and dashboard open',
  async (key) => {
    const { forms, reports, dashboards } = await install(key)
    const flows = forms.filter(({ hasFlow }) => hasFlow)
    expect(flows.length).toBeGreaterThan(0)
    for (const { id, name } of flows) {
      const { asked, outcome } = await walk(id)
      expect(`${name}: ${outcome}`).toBe(`${name}: approved`)
      expect(asked.length, name).toBeGreaterThan(0)
      expect((await office.call('instance.list', { formId: id, only: 'stuck' })).items).toEqual([])
    }
    expect(reports.length).toBeGreaterThan(4)
    for (const { id: reportId, name } of reports) {
      const answer = await office.call('report.run', { reportId })
      expect(JSON.stringify(answer), name).not.toContain('"error"')
    }
    expect(dashboards).toHaveLength(1)
    const { items } = await office.call('dashboard.get', { dashboardId: dashboards[0]!.id })
    expect(items).toHaveLength(reports.length)
  },
  300_000,
)

test('[N1.2] sample data is as of the day of installation, and can be left out', async () => {
  house.clock.set('2026-08-14T09:00:00+08:00')
  const checked = await office.call('app.checkPackage', { templateKey: 'contracts' })
  const outside = checked.outside.map(({ id, match }: { id: string; match: string }) => ({ id, to: match }))
  const full = await office.call('app.importPackage', {
    templateKey: 'contracts',
    name: '合同 八月',
    outside,
  })
  const empty = await office.call('app.importPackage', {
    templateKey: 'contracts',
    name: '合同 空',
    outside,
    withData: false,
  })
  const newest = async (appId: string) => {
    const { forms } = await office.call('app.get', { appId })
    const sort = [{ field: 'paid_on', direction: 'desc' }]
    const { items } = await office.call('record.list', { formId: forms[2].id, sort, limit: 1 })
    return items[0]?.values.paid_on
  }
  expect(await newest(full.id)).toBe('2026-08-14')
  expect(await newest(empty.id)).toBeUndefined()
})
