import type { ColumnField, Field, FieldValue } from '@sluice/contract'
import { moneyDigits } from '@sluice/form'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createImportHouse, type ImportHouse } from '../testing/import-house.ts'

let house: ImportHouse
let known: Known
beforeAll(async () => {
  house = await createImportHouse()
  known = await knownOf(fc.sample(names(8), { numRuns: 1, seed: 7 })[0]!)
})
afterAll(() => house?.close())

const signs = [...'=+-@\'",;；、|,/\\&<#%_ .0123５川é', '\n', '\t']
const hostile = [
  'NULL',
  '\\N',
  '#N/A',
  "'=x",
  '="00123"',
  ' 甲 ',
  '甲、乙',
  '"',
  '""',
  '1,5',
  '2024-03-05',
  '007',
  '-',
  'TRUE',
  '％',
]
/** What somebody may call something, or write into a line. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 10 }),
  fc.constantFrom(...hostile),
)
/** The same for what has to be seen, on one line. */
const name = word.map((text) => text.replace(/[\n\t]/g, ' ').trim()).filter((text) => /[^\s]/.test(text))
/** Names that nobody takes for each other: letters are told apart without capitals, widths and blanks. */
const names = (count: number) =>
  fc.uniqueArray(name, {
    minLength: count,
    maxLength: count,
    selector: (text) => text.normalize('NFKC').toLowerCase().trim(),
  })

type Kind = Exclude<ColumnField['type'], 'attachment' | 'image' | 'signature'>
const kinds: readonly Kind[] = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'singleChoice',
  'multipleChoice',
  'member',
  'department',
  'relation',
  'percent',
  'time',
  'duration',
  'email',
  'phone',
  'link',
  'boolean',
  'cascade',
  'rating',
  'slider',
  'color',
  'dateRange',
  'organization',
  'role',
  'location',
  'address',
  'barcode',
]

/** What fields may name, by the ids of the house. */
interface Known {
  members: readonly string[]
  departments: readonly string[]
  organizations: readonly string[]
  roles: readonly string[]
  form: string
  records: readonly string[]
}

const fieldOf = (kind: Kind, id: string, fieldName: string, { form }: Known): fc.Arbitrary<ColumnField> => {
  const common = { id, name: fieldName }
  switch (kind) {
    case 'number':
      return fc.nat(8).map((scale) => ({ ...common, type: kind, scale }))
    case 'money':
      return fc.constantFrom('CNY', 'JPY', 'KWD').map((currency) => ({ ...common, type: kind, currency }))
    case 'singleChoice':
    case 'multipleChoice':
      return fc.integer({ min: 2, max: 6 }).chain((count) =>
        names(count).map((labels) => ({
          ...common,
          type: kind,
          choices: labels.map((label, index) => ({ value: `c${index}`, label })),
        })),
      )
    case 'member':
    case 'department':
    case 'organization':
    case 'role':
      return fc.boolean().map((multiple) => ({ ...common, type: kind, multiple }))
    case 'relation':
      return fc.constant({ ...common, type: kind, targetFormId: form })
    case 'cascade':
      return names(4).map((labels) => ({
        ...common,
        type: kind,
        choices: labels.map((label, index) => ({
          value: `c${index}`,
          label,
          ...(index > 1 ? { parent: `c${index - 2}` } : {}),
        })),
      }))
    case 'boolean':
      return fc
        .constantFrom({}, { yes: '已到', no: '未到' }, { yes: '√', no: '/' })
        .map((words) => ({ ...common, type: kind, ...words }))
    default:
      return fc.constant({ ...common, type: kind } as ColumnField)
  }
}

const someOf = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 })

function valueIn(field: ColumnField, known: Known): fc.Arbitrary<FieldValue> {
  switch (field.type) {
    case 'text':
      return word
    case 'longText':
      return fc.array(word, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
    case 'number':
      return fc.integer({ min: -9_999_999, max: 9_999_999 }).map((part) => part / 10 ** (field.scale ?? 0))
    case 'money':
      return fc.integer({ min: -9_999_999, max: 9_999_999 }).map((part) => part / 10 ** moneyDigits)
    case 'date':
      return fc
        .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10))
    case 'dateTime':
      return fc
        .date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
        .map((at) => at.toISOString())
    case 'singleChoice':
      return fc.constantFrom(...field.choices.map(({ value }) => value))
    case 'multipleChoice':
      return someOf(field.choices.map(({ value }) => value))
    case 'member':
      return field.multiple ? someOf(known.members) : fc.constantFrom(...known.members)
    case 'department':
      return field.multiple ? someOf(known.departments) : fc.constantFrom(...known.departments)
    case 'organization':
      return field.multiple ? someOf(known.organizations) : fc.constantFrom(...known.organizations)
    case 'role':
      return field.multiple ? someOf(known.roles) : fc.constantFrom(...known.roles)
    case 'barcode':
      return fc.constantFrom('6901234567892', '007', '=1+2', '二维码')
    case 'location':
      return fc.constantFrom('30.2741,120.1551', '-90,180;u=35', '0,-0.000001')
    case 'address':
      return fc.constantFrom('浙江省/杭州市/西湖区 文三路 1 号', '上海市/徐汇区', '北京市/东城区 =1/2')
    case 'dateRange':
      return fc.constantFrom('2026-03-01/2026-03-05', '0001-01-01/9999-12-31', '2024-02-29/2024-02-29')
    case 'relation':
      return fc.constantFrom(...known.records)
    case 'percent':
      return fc.integer({ min: -999_999, max: 999_999 }).map((part) => part / 100_000)
    case 'time':
      return fc
        .integer({ min: 0, max: 86_399 })
        .map((second) => new Date(second * 1000).toISOString().slice(11, 19))
    case 'duration':
      return fc.integer({ min: -9_999_999, max: 9_999_999 })
    case 'email':
      return fc.constantFrom('zhang.san@example.com', "o'neil+tag@mail.example.cn")
    case 'phone':
      return fc.constantFrom('13812345678', '010-12345678', '+1 (415) 555-2671')
    case 'link':
      return fc.constantFrom('https://example.com', 'http://example.com/a?b=c&d=1,2;3')
    case 'boolean':
      return fc.boolean()
    case 'cascade':
      return fc.constantFrom('c2', 'c3')
    case 'rating':
      return fc.integer({ min: 1, max: 5 })
    case 'slider':
      return fc.integer({ min: 0, max: 100 })
    case 'color':
      return fc.constantFrom('#000000', '#1e1e10', '#123456')
    default:
      throw new Error(`A file cannot hold ${field.type}`)
  }
}

/** People, departments and records with names as hostile as those of fields. */
async function knownOf(texts: readonly string[]): Promise<Known> {
  const admin = house.as(house.admin)
  const { id: appId } = await admin.call('app.create', { name: '被关联' })
  const { id: form } = await admin.call('form.create', { appId, name: '被关联' })
  const fields = [{ id: 'name', name: '名称', type: 'text' }]
  await admin.call('form.saveDraft', { formId: form, definition: { fields }, baseVersion: 0 })
  await admin.call('form.publish', { formId: form })
  const records: string[] = []
  const departments: string[] = []
  const members: string[] = []
  const organizations: string[] = []
  const roles: string[] = []
  for (const [index, text] of texts.entries()) {
    records.push((await admin.call('record.create', { formId: form, values: { name: text } })).id)
    if (index >= 4) continue
    departments.push((await admin.call('department.create', { name: text })).id)
    // Departments and organizations are found by one index of names: here each name is of one of both.
    const company = { name: `${text}集团`, parentId: null }
    organizations.push((await admin.call('department.create', company)).id)
    roles.push((await admin.call('role.create', { name: text })).id)
    const person = { name: text, email: `p${index}@acme.test`, username: `person-${index}` }
    members.push((await admin.call('member.create', person)).id)
  }
  return { members, departments, organizations, roles, form, records }
}

type Row = Record<string, FieldValue>

interface Case {
  fields: Field[]
  rows: Row[]
  /** Ids of sub-tables. */
  tables: string[]
}

/** Fields of some kinds, ids beginning with a letter of their own. */
function fieldsOf(letter: string, least: number): fc.Arbitrary<ColumnField[]> {
  return fc
    .tuple(fc.subarray([...kinds], { minLength: least }), names(kinds.length))
    .chain(([chosen, titles]) =>
      fc.tuple(...chosen.map((kind, index) => fieldOf(kind, `${letter}${index}`, titles[index]!, known))),
    )
}

/** A row of values, empty here and there; `freq`: one in so many is empty. */
function rowOf(fields: readonly ColumnField[], freq: number): fc.Arbitrary<Row> {
  const shape = fields.map((field) => [field.id, fc.option(valueIn(field, known), { freq })] as const)
  return fc.record(Object.fromEntries(shape))
}

function caseOf(): fc.Arbitrary<Case> {
  return fc
    .tuple(fieldsOf('f', 3), fc.array(fieldsOf('c', 1), { maxLength: 2 }), names(3))
    .filter(([own, , [key, ...titles]]) => !own.some(({ name: taken }) => [key, ...titles].includes(taken)))
    .chain(([own, inside, [key, ...titles]]) => {
      const tables = inside.map((fields, index) => ({ id: `t${index}`, name: titles[index]!, fields }))
      // A row of a sub-table may say nothing at all.
      const rowsIn = tables.map(
        ({ id, fields }) => [id, fc.array(rowOf(fields, 2), { maxLength: 4 })] as const,
      )
      return fc
        .array(fc.tuple(rowOf(own, 5), fc.record(Object.fromEntries(rowsIn))), {
          minLength: 3,
          maxLength: 12,
        })
        .map(
          (made): Case => ({
            fields: [
              { id: 'key', name: key!, type: 'text' },
              ...own,
              ...tables.map((table) => ({ ...table, type: 'subTable' as const })),
            ],
            tables: tables.map(({ id }) => id),
            rows: made.map(([row, inTables], index) => ({
              ...row,
              ...Object.fromEntries(Object.entries(inTables).filter(([, rows]) => rows.length > 0)),
              key: `=${index}、行`,
            })),
          }),
        )
    })
}

/** Where the columns of a file go that an export has made. */
const mappingOf = (fields: readonly Field[]) =>
  fields
    .flatMap((field): { fieldId: string; columnId?: string }[] =>
      field.type === 'subTable'
        ? field.fields.map(({ id }) => ({ fieldId: field.id, columnId: id }))
        : [{ fieldId: field.id }],
    )
    .map((target, index) => ({ index, ...target }))

const titlesOf = (fields: readonly Field[]) =>
  fields
    .flatMap((field) =>
      field.type === 'subTable' ? field.fields.map(({ name }) => `${field.name}·${name}`) : [field.name],
    )
    .map((title) => title.replace(/\s+/g, ' '))

/** Values without the ids of the rows of sub-tables, which are new in another form. */
const withoutIds = (records: readonly Row[], tables: readonly string[]) =>
  records.map((values) => ({
    ...values,
    ...Object.fromEntries(
      tables.map((id) => [id, (values[id] as Row[] | null)?.map(({ id: _, ...row }) => row) ?? null]),
    ),
  }))

test.each(['csv', 'xlsx'])(
  '[C27] whatever form is exported as %s is read back the same: into a form like it, and by key into itself',
  async (format) => {
    const admin = house.as(house.admin)
    const { id: appId } = await admin.call('app.create', { name: `随机 ${format}` })
    let made = 0
    const publish = async (fields: readonly Field[]) => {
      const { id } = await admin.call('form.create', { appId, name: `表 ${++made}` })
      await admin.call('form.saveDraft', { formId: id, definition: { fields, sections: [] }, baseVersion: 0 })
      await admin.call('form.publish', { formId: id })
      return id as string
    }
    const finished = async (jobId: string) => {
      await house.drain()
      return (await admin.call('job.get', { jobId })).result
    }
    await fc.assert(
      fc.asyncProperty(caseOf(), async ({ fields, rows, tables }) => {
        const from = await publish(fields)
        for (const values of rows) await admin.call('record.create', { formId: from, values })
        const sort = [{ field: '$createdAt', direction: 'asc' }]
        const { jobId } = await admin.call('export.start', { formId: from, format, sort })
        const { fileId } = await finished(jobId)
        // Names like numbers and dates name columns all the same: of a new form, and of one that has these names.
        const { columns, rowCount } = await admin.call('import.analyze', { fileId })
        const heights = rows.map((row) =>
          Math.max(1, ...tables.map((id) => (row[id] as Row[] | null)?.length ?? 0)),
        )
        expect(rowCount).toBe(heights.reduce((sum, height) => sum + height, 0))
        expect(columns.map(({ header }: { header: string }) => header)).toEqual(titlesOf(fields))
        const mapping = mappingOf(fields)
        const before = (await house.values(house.admin, from)) as Row[]
        const like = await publish(fields)
        const copy = await admin.call('import.intoForm', { formId: like, fileId, mapping })
        expect(await finished(copy.jobId)).toMatchObject({ problems: [], imported: rows.length })
        const copied = (await house.values(house.admin, like)) as Row[]
        expect(withoutIds(copied, tables)).toEqual(withoutIds(before, tables))
        const again = { formId: from, fileId, mapping, keyFieldId: 'key' }
        const byKey = await admin.call('import.intoForm', again)
        expect(await finished(byKey.jobId)).toMatchObject({ problems: [], imported: 0, updated: rows.length })
        // Rows that are the same stay the same rows.
        expect(await house.values(house.admin, from)).toEqual(before)
      }),
      { numRuns: 12, seed: format === 'csv' ? 41 : 42, endOnFailure: true },
    )
  },
  240_000,
)
