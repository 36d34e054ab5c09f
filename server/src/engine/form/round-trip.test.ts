import { Readable } from 'node:stream'
import type { Field, FieldType, FieldValue } from '@sluice/contract'
import { typeNamed } from '@sluice/form'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeFile } from '../../platform/file/index.ts'
import { everyField, everyType, type KnownIds, recordOf } from './testing/arbitrary-field.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
let known: KnownIds
beforeAll(async () => {
  house = await createFormHouse()
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const records = []
  for (const name of ['甲', '乙']) {
    records.push((await house.office.call('record.create', { formId: target, values: { name } })).id)
  }
  const { items } = await house.office.call('department.list')
  const roles = await house.office.call('role.list')
  known = {
    members: [house.admin, house.head, house.finance].map(({ memberId }) => memberId),
    departments: items.map(({ id }: { id: string }) => id),
    organizations: items.flatMap(({ id, parentId }: { id: string; parentId: string | null }) =>
      parentId ? [] : [id],
    ),
    roles: roles.items.map(({ id }: { id: string }) => id),
    form: target,
    records,
  }
})
afterAll(() => house.close())

/** Rows get ids when they are kept. */
function withoutRowIds(values: Record<string, FieldValue>) {
  const rows = values.lines as Record<string, FieldValue>[] | null
  return { ...values, lines: rows?.map(({ id: _, ...cells }) => cells) ?? null }
}

test('[N2.1] a value of every field type comes back as it was written', async () => {
  const fields = everyField(known)
  // What is computed has tests of its own.
  const computed = (Object.keys(everyType) as FieldType[]).filter((type) => typeNamed(type).resultOf)
  const covered = new Set([
    ...fields.map(({ type }) => type),
    'attachment',
    'image',
    'signature',
    'autoNumber',
    ...computed,
  ])
  expect(covered).toEqual(new Set(Object.keys(everyType)))
  const formId = await house.form(fields)
  await fc.assert(
    fc.asyncProperty(recordOf(fields, known), recordOf(fields, known), async (first, second) => {
      const made = await house.office.call('record.create', { formId, values: first })
      expect(withoutRowIds(made.values)).toEqual(first)
      const { record } = await house.office.call('record.get', { formId, recordId: made.id })
      expect(record.values).toEqual(made.values)
      const { id, version } = record
      const changed = await house.office.call('record.update', {
        formId,
        recordId: id,
        version,
        values: second,
      })
      expect(withoutRowIds(changed.values)).toEqual(second)
      const again = await house.office.call('record.get', { formId, recordId: id })
      expect(again.record).toEqual(changed)
      const page = await house.office.call('record.list', { formId, limit: 1 })
      expect(page.items[0].values.lines).toEqual(
        page.items[0].id === id ? changed.values.lines : expect.anything(),
      )
    }),
    { numRuns: 40 },
  )
})

test('[N2.1] files stay with the record that holds them and open to who may read it', async () => {
  const formId = await house.form([{ id: 'files', name: '附件', type: 'attachment', maxCount: 2 }])
  const upload = async (name: string) => {
    const file = await storeFile(house.house.services, {
      tenantId: house.tenantId,
      ownerId: house.applicant.memberId,
      name,
      type: 'text/plain',
      source: Readable.from([Buffer.from(name)]),
    })
    return file.id
  }
  const ids = [await upload('a.txt'), await upload('b.txt'), await upload('c.txt')]
  const applicant = house.as(house.applicant)
  const made = await applicant.call('record.create', { formId, values: { files: ids.slice(0, 2) } })
  const { references } = await house.office.call('record.get', { formId, recordId: made.id })
  expect(references.files[ids[0]!]).toEqual({ name: 'a.txt', size: 5, type: 'text/plain' })
  await expect(house.office.call('file.get', { fileId: ids[0] })).resolves.toMatchObject({ name: 'a.txt' })
  await expect(house.as(house.finance).call('file.get', { fileId: ids[0] })).rejects.toMatchObject({
    status: 404,
  })
  await expect(applicant.call('record.create', { formId, values: { files: ids } })).rejects.toMatchObject({
    fields: [{ field: 'values.files', code: 'tooMany' }],
  })
  // Another person's file, though its id is known, cannot be drawn into a record of one's own.
  await expect(
    house.as(house.finance).call('record.create', { formId, values: { files: [ids[2]] } }),
  ).rejects.toMatchObject({ fields: [{ field: 'values.files', code: 'noSuchFile' }] })
})

test('[N2.1] line ends of every system are one, so that a text reads back the same from wherever it came', async () => {
  const formId = await house.form([
    { id: 'line', name: '单行', type: 'text', maxLength: 5 },
    { id: 'note', name: '备注', type: 'longText' },
    {
      id: 'rows',
      name: '明细',
      type: 'subTable',
      fields: [{ id: 'cell', name: '格', type: 'text' }],
    } as Field,
  ])
  const text = 'a\r\nb\rc'
  const { id: recordId } = await house.office.call('record.create', {
    formId,
    values: { line: text, note: `${text}\r\n`, rows: [{ cell: text }] },
  })
  const { record } = await house.office.call('record.get', { formId, recordId })
  expect(record.values).toMatchObject({ line: 'a\nb\nc', note: 'a\nb\nc\n', rows: [{ cell: 'a\nb\nc' }] })
})
