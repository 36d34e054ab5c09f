import { reportDefinitionSchema } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
let formId: string
let root: string
let below: string
let roleId: string

beforeAll(async () => {
  house = await createFormHouse()
  const { office } = house
  root = (await office.call('department.create', { name: '集团', parentId: null })).id
  below = (await office.call('department.create', { name: '财务', parentId: root })).id
  roleId = (await office.call('role.create', { name: '出纳' })).id
  formId = await house.form([
    { id: 'organization', name: '所属组织', type: 'organization' },
    { id: 'organizations', name: '适用组织', type: 'organization', multiple: true },
    { id: 'role', name: '岗位', type: 'role' },
    { id: 'roles', name: '适用角色', type: 'role', multiple: true },
  ])
})
afterAll(() => house.close())

const create = (values: object) => house.office.call('record.create', { formId, values })
const refused = (values: object) =>
  create(values).then(
    () => [],
    ({ fields }) => fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
  )

test('[N2.1] an organization is a department that lies in no other, a role one of the tenant; what is neither is named', async () => {
  const nobody = '01900000-0000-7000-8000-000000000000'
  expect(await refused({ organization: below })).toEqual(['values.organization notAnOrganization'])
  expect(await refused({ organizations: [root, below] })).toEqual(['values.organizations notAnOrganization'])
  expect(await refused({ organization: nobody, role: nobody, roles: [roleId, nobody] })).toEqual([
    'values.organization noSuchDepartment',
    'values.role noSuchRole',
    'values.roles noSuchRole',
  ])
  const { id } = await create({ organization: root, organizations: [root], role: roleId, roles: [roleId] })
  const { references } = await house.office.call('record.get', { formId, recordId: id })
  expect(references.departments[root]).toBe('集团')
  expect(references.roles).toEqual({ [roleId]: '出纳' })
})

test('[N2.1] a department that moves below another is no organization for a new value, and stays in an old one', async () => {
  const { office } = house
  const { id: company } = await office.call('department.create', { name: '子公司', parentId: null })
  const made = await create({ organization: company })
  await office.call('department.move', { departmentId: company, parentId: root })
  expect(await refused({ organization: company })).toEqual(['values.organization notAnOrganization'])
  const values = { organization: company, role: roleId }
  const changed = await office.call('record.update', {
    formId,
    recordId: made.id,
    version: made.version,
    values,
  })
  expect(changed.values).toMatchObject(values)
})

test('[N2.1] [N4.1] a list comes in the order of the names of roles, and a report groups by them', async () => {
  const { office } = house
  const own = await house.form([{ id: 'role', name: '岗位', type: 'role' }])
  const names = ['安保', '出纳', '主任']
  for (const name of [...names].reverse()) {
    const role = name === '出纳' ? roleId : (await office.call('role.create', { name })).id
    await office.call('record.create', { formId: own, values: { role } })
  }
  const sort = [{ field: 'role', direction: 'asc' }]
  const page = await office.call('record.list', { formId: own, sort, limit: 10 })
  const shown = page.items.map(
    ({ values }: { values: { role: string } }) => page.references.roles[values.role],
  )
  expect(shown).toEqual(names)
  const definition = reportDefinitionSchema.parse({ formId: own, chart: 'table', rows: [{ field: 'role' }] })
  const report = await office.call('report.run', { definition })
  expect(report.rows.map(({ labels }: { labels: string[] }) => labels[0])).toEqual(names)
})
