import { Readable } from 'node:stream'
import type { Field } from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SluiceError } from '../../kernel/index.ts'
import { storeFile } from '../../platform/file/index.ts'
import type { TestCaller } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text' },
  { id: 'phone', name: '电话', type: 'text' },
  { id: 'salary', name: '工资', type: 'number', unique: true },
  { id: 'start', name: '入职', type: 'date' },
]
const stored = { title: 'T', phone: '13812345678', salary: 9000, start: '2026-01-02' }
const secret = ['phone', 'salary', 'start'] as const

let house: FormHouse
let finance: TestCaller
let formId: string
let recordId: string
beforeAll(async () => {
  house = await createFormHouse()
  finance = house.as(house.finance)
  formId = await house.form(fields)
  recordId = (await house.office.call('record.create', { formId, values: stored })).id
  await setRights(['record.read', 'record.update', 'record.delete', 'record.import', 'record.create'])
})
afterAll(() => house?.close())

/** Gives the accountant rights on the form; phone is masked, salary and start are hidden to them. */
async function setRights(permissions: string[], resource = `form:${formId}`) {
  await house.office.call('role.setGrants', {
    roleId: house.roles.finance,
    grants: permissions.map((permission) => ({ permission, resource })),
    fieldRights: [
      { resource, fieldId: 'phone', right: 'masked' },
      { resource, fieldId: 'salary', right: 'hidden' },
      { resource, fieldId: 'start', right: 'hidden' },
    ],
  })
}

/** All an answer tells: whether it went well, and every word of the refusal. */
async function answerOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: SluiceError) => JSON.stringify([error.code, error.params, error.fields]),
  )
}

const guess = fc.oneof(
  fc.constantFrom<unknown>(...secret.map((id) => stored[id]), '138****5678', null, '', 9000.0, '9000'),
  fc.string(),
  // What JSON can carry; NaN and the infinities are refused at the door, whatever is stored.
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

test('[P4.2] a guess at a hidden or masked value is refused alike, right or wrong', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...secret), guess, async (fieldId, value) => {
      const values = (given: unknown) => ({ values: { [fieldId]: given } })
      const place = { formId, recordId, version: 1 }
      const ways = [
        (given: unknown) => finance.call('record.update', { ...place, ...values(given) }),
        (given: unknown) =>
          finance.call('record.bulkUpdate', { formId, recordIds: [recordId], ...values(given) }),
      ]
      for (const way of ways) {
        const right = await answerOf(way(stored[fieldId]))
        expect(right).toContain('notWritable')
        if (value !== undefined) expect(await answerOf(way(value))).toBe(right)
      }
    }),
    { numRuns: 40 },
  )
})

test('[P4.2] who may change a field by one role and not see it by another changes nothing and learns nothing', async () => {
  const { id: roleId } = await house.office.call('role.create', {
    name: '只写',
    grants: [{ permission: 'record.update', resource: `form:${formId}` }],
  })
  await house.office.call('role.setMembers', { roleId, memberIds: [house.finance.memberId] })
  await setRights(['record.read'])
  for (const salary of [9000, 1]) {
    const call = finance.call('record.update', { formId, recordId, version: 1, values: { salary } })
    await expect(call).rejects.toMatchObject({ fields: [{ field: 'values.salary', code: 'notWritable' }] })
  }
  await house.office.call('role.setMembers', { roleId, memberIds: [] })
  await setRights(['record.read', 'record.update', 'record.delete', 'record.import', 'record.create'])
})

test('[P4.2] what changed meanwhile is told as far as it may be seen', async () => {
  const form = await house.form(fields)
  const { id } = await house.office.call('record.create', { formId: form, values: stored })
  await setRights(['record.read', 'record.update'], `form:${form}`)
  const place = { formId: form, recordId: id, version: 1 }
  await house.office.call('record.update', { ...place, values: { salary: 1, title: 'U' } })
  const told = await answerOf(finance.call('record.update', { ...place, values: { title: 'V' } }))
  expect(told).toContain('事由')
  expect(told).not.toMatch(/工资|salary/)
  await setRights(['record.read', 'record.update', 'record.delete', 'record.import', 'record.create'])
})

test('[P4.2] that a hidden value is taken is not told by its name', async () => {
  const form = await house.form(fields)
  const { id } = await house.office.call('record.create', { formId: form, values: stored })
  await house.office.call('record.delete', { formId: form, recordIds: [id] })
  await house.office.call('record.create', { formId: form, values: stored })
  await setRights(['record.read', 'record.delete'], `form:${form}`)
  const told = await answerOf(finance.call('record.restore', { formId: form, recordIds: [id] }))
  expect(told).toContain('record.value_taken')
  expect(told).not.toMatch(/工资|salary|9000/)
  await setRights(['record.read', 'record.update', 'record.delete', 'record.import', 'record.create'])
})

test('[P4.2] nor when a new record is tried with it', async () => {
  const told = await answerOf(finance.call('record.create', { formId, values: { title: 'X', salary: 9000 } }))
  expect(told).not.toMatch(/工资|salary|9000/)
})

test('[7.A7] nor when an import adds it, while what the file itself repeats is named', async () => {
  const { id: fileId } = await storeFile(house.house.services, {
    tenantId: house.tenantId,
    ownerId: house.finance.memberId,
    name: 'b.csv',
    type: 'text/csv',
    source: Readable.from([Buffer.from('事由,薪\nX,9000\nY,7000\nZ,7000\n')]),
  })
  const mapping = [
    { index: 0, fieldId: 'title' },
    { index: 1, fieldId: 'salary' },
  ]
  const { jobId } = await finance.call('import.intoForm', { formId, fileId, mapping })
  await house.drain()
  const { result } = await finance.call('job.get', { jobId })
  expect(result).toMatchObject({
    imported: 1,
    problems: [
      { row: 2, column: '', value: '', zh: '与已有数据重复，不能保存' },
      { row: 4, column: '工资' },
    ],
  })
})

async function importBy(keyFieldId: string, text: string) {
  const { id: fileId } = await storeFile(house.house.services, {
    tenantId: house.tenantId,
    ownerId: house.finance.memberId,
    name: 'a.csv',
    type: 'text/csv',
    source: Readable.from([Buffer.from(text)]),
  })
  const mapping = [
    { index: 0, fieldId: keyFieldId },
    { index: 1, fieldId: keyFieldId === 'title' ? 'note' : 'title' },
  ]
  return { fileId, mapping, keyFieldId }
}

test('[N2.7] no import finds records by what its maker may not see', async () => {
  for (const keyFieldId of secret) {
    const plan = await importBy(keyFieldId, `键,事由\n${stored[keyFieldId]},X\n`)
    await expect(finance.call('import.intoForm', { formId, ...plan })).rejects.toMatchObject({
      fields: [{ field: 'keyFieldId', code: 'noKey' }],
    })
  }
})

test('[N2.7] an import finds by its key only records its maker may read', async () => {
  const form = await house.form([
    { id: 'title', name: '事由', type: 'text' },
    { id: 'note', name: '备注', type: 'text' },
  ])
  const theirs = await house.office.call('record.create', {
    formId: form,
    values: { title: '机密', note: 'a' },
  })
  await house.office.call('role.setGrants', {
    roleId: house.roles.finance,
    grants: ['record.read', 'record.update', 'record.import', 'record.create'].map((permission) => ({
      permission,
      resource: `form:${form}`,
      scope: 'own',
    })),
  })
  const run = async (title: string) => {
    const plan = await importBy('title', `事由,备注\n${title},x\n`)
    const { jobId } = await finance.call('import.intoForm', { formId: form, ...plan })
    await house.drain()
    const { state, result } = await finance.call('job.get', { jobId })
    return {
      state,
      result: JSON.stringify(result)
        .replaceAll(title, '*')
        .replace(/[0-9a-f-]{36}/g, 'id'),
    }
  }
  expect(await run('机密')).toEqual(await run('没有'))
  const kept = await house.office.call('record.get', { formId: form, recordId: theirs.id })
  expect(kept.record.values.note).toBe('a')
  // What they may read they change by its key.
  await run('没有')
  const { items } = await finance.call('record.list', { formId: form, limit: 10 })
  expect(items.map(({ title }: { title: string }) => title).sort()).toEqual(['机密', '没有'].sort())
})
