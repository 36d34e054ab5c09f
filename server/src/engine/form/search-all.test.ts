import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCaller, TestPerson } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text' },
  { id: 'note', name: '备注', type: 'text' },
]

let house: FormHouse
let applicant: TestCaller
beforeAll(async () => {
  house = await createFormHouse()
  applicant = house.as(house.applicant)
})
afterAll(() => house.close())

async function find(caller: TestCaller, text: string, more: object = {}) {
  const { items, ...rest } = await caller.call('search.all', { text, ...more })
  const told = items.map(({ kind, title, note }: { kind: string; title: string; note: string }) =>
    [kind, title, note].filter(Boolean).join(' '),
  )
  return { told: told as string[], ...rest }
}

/** A role of somebody that hides or masks fields of a form. */
async function limit(person: TestPerson, formId: string, right: 'hidden' | 'masked') {
  const code = `${right}-${formId.slice(-6)}`
  const { id } = await house.office.call('role.create', { code, name: code })
  await house.office.call('role.setGrants', {
    roleId: id,
    grants: [{ permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' }],
    fieldRights: [{ resource: `form:${formId}`, fieldId: 'note', right }],
  })
  await house.office.call('role.setMembers', { roleId: id, memberIds: [person.memberId] })
}

test('[7.B24] one search finds apps, forms, reports, dashboards, people and records of every form', async () => {
  const { office } = house
  const { id: appId } = await office.call('app.create', { name: '长河项目' })
  const { id: formId } = await office.call('form.create', { appId, name: '长河合同' })
  await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await office.call('form.publish', { formId })
  await office.call('report.create', {
    appId,
    name: '长河月报',
    definition: { formId, chart: 'metric', measures: [{ aggregate: 'count' }] },
  })
  await office.call('dashboard.create', { appId, name: '长河看板', items: [] })
  await office.call('record.create', { formId, values: { title: '长河' } })
  const elsewhere = await house.form(fields)
  await office.call('record.create', { formId: elsewhere, values: { title: '往长河', note: '' } })
  await office.call('record.create', { formId: elsewhere, values: { title: '无名', note: '在长河边' } })
  const { told, partial } = await find(office, '长河')
  // The record is exactly what was typed: its kind comes first, best first; what names it counts more than other fields.
  expect(told[0]).toBe('record 长河 长河合同')
  expect(told.slice(1, 3).map((words: string) => words.split(' ')[1])).toEqual(['往长河', '无名'])
  expect(told.slice(3)).toEqual([
    'app 长河项目',
    'form 长河合同 长河项目',
    'report 长河月报 长河项目',
    'dashboard 长河看板 长河项目',
  ])
  expect(partial).toBeNull()
  const [person] = (await find(office, house.head.name)).told
  expect(person).toContain(`member ${house.head.name}`)
})

test('[7.B24] [P4.2] the search of everything shows nobody what they may not read: apps, rows, hidden and masked fields', async () => {
  const { office } = house
  // An app that nobody was let into.
  const { id: closed } = await office.call('app.create', { name: '密室' })
  const { id: closedForm } = await office.call('form.create', { appId: closed, name: '密室名单' })
  await office.call('form.saveDraft', { formId: closedForm, definition: { fields }, baseVersion: 0 })
  await office.call('form.publish', { formId: closedForm })
  await office.call('record.create', { formId: closedForm, values: { title: '密室一' } })
  await office.call('dashboard.create', { appId: closed, name: '密室看板', items: [] })
  expect((await find(applicant, '密室')).told).toEqual([])
  expect((await find(office, '密室')).told).toHaveLength(4)

  // Rows of others.
  const shared = await house.form(fields)
  await office.call('record.create', { formId: shared, values: { title: '竹影甲' } })
  await applicant.call('record.create', { formId: shared, values: { title: '竹影乙' } })
  expect((await find(applicant, '竹影')).told).toEqual([expect.stringContaining('竹影乙')])

  for (const right of ['hidden', 'masked'] as const) {
    const formId = await house.form(fields)
    await limit(house.finance, formId, right)
    await office.call('record.create', { formId, values: { title: `${right} 事`, note: `暗号${right}` } })
    expect((await find(office, `暗号${right}`)).told).toHaveLength(1)
    const theirs = await find(house.as(house.finance), `暗号${right}`)
    expect(theirs).toEqual({ told: [], more: [], partial: null })
  }
})

test('[7.B24] of a form with many hits a few are told, and that there are more; the form at hand comes first', async () => {
  const { office } = house
  const [first, second] = [await house.form(fields), await house.form(fields)]
  for (const formId of [first, second]) {
    for (let n = 1; n <= 6; n++) await office.call('record.create', { formId, values: { title: `松${n}号` } })
  }
  const { items, more } = await office.call('search.all', { text: '松', formId: second })
  expect(items.slice(0, 4).map(({ formId }: { formId: string }) => formId)).toEqual(Array(4).fill(second))
  expect(items).toHaveLength(8)
  expect(more.map(({ formId }: { formId: string }) => formId).sort()).toEqual([first, second].sort())
})

test('[7.B24] records in the bin, forms and apps that were removed, and former members are not found', async () => {
  const { office } = house
  const formId = await house.form(fields)
  const { id } = await office.call('record.create', { formId, values: { title: '落叶' } })
  expect((await find(office, '落叶')).told).toHaveLength(1)
  await office.call('record.delete', { formId, recordIds: [id] })
  expect((await find(office, '落叶')).told).toEqual([])
  await office.call('record.restore', { formId, recordIds: [id] })
  const { name } = await office.call('form.get', { formId })
  await office.call('form.delete', { formId, name })
  expect((await find(office, '落叶')).told).toEqual([])
})

test('[7.B24] signs that mean something to the database are searched as they are', async () => {
  const formId = await house.form(fields)
  await house.office.call('record.create', { formId, values: { title: '百%分_号\\' } })
  for (const text of ['%', '_', '\\', "'", '百%分_号\\']) {
    const { told } = await find(house.office, text)
    expect(told.length, text).toBe(text === "'" ? 0 : 1)
  }
})
