import { Readable } from 'node:stream'
import type { Field, FormDefinition } from '@sluice/contract'
import { wrongValues } from '@sluice/form'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invalidInput } from '../../kernel/index.ts'
import { storeFile } from '../../platform/file/index.ts'
import { visibleDefinition } from './access/visible-definition.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house?.close())

const fields: Field[] = [
  { id: 'amount', name: '金额', type: 'money', currency: 'CNY', addressParameter: 'amount' },
  { id: 'why', name: '说明', type: 'text' },
  {
    id: 'kind',
    name: '类别',
    type: 'singleChoice',
    choices: ['差旅', '办公', '其他'].map((label, index) => ({ value: `k${index}`, label })),
  },
  { id: 'tax', name: '税额', type: 'number', scale: 2 },
  { id: 'city', name: '城市', type: 'text' },
  { id: 'code', name: '编号', type: 'text', defaultFormula: '"E-" & TEXT({{amount}}, "0")' },
]
type Rules = Pick<FormDefinition, 'rules' | 'checks' | 'uniques'>
const expense: Rules = {
  rules: [
    {
      id: 'r1',
      when: { field: 'amount', op: 'gt', value: 1000 },
      acts: [{ kind: 'require', fields: ['why'] }],
    },
    {
      id: 'r2',
      when: { field: 'kind', op: 'in', value: ['k0'] },
      acts: [{ kind: 'show', fields: ['city'], hiddenValue: 'clear' }],
    },
    { id: 'r3', acts: [{ kind: 'set', field: 'tax', formula: 'IFBLANK({{amount}}, 0) * 0.06' }] },
    {
      id: 'r4',
      formula: '{{amount}} > 5000',
      acts: [{ kind: 'choices', field: 'kind', choices: ['k0', 'k1'] }],
    },
  ],
  checks: [{ id: 'c1', field: 'amount', formula: '{{amount}} >= 0', message: '金额不能为负' }],
}
const wrong = (...problems: object[]) => ({ code: 'common.invalid_input', fields: problems })
const needsWhy = { field: 'values.why', code: 'required' }

async function importCsv(formId: string, csv: string, columns: string[], keyFieldId?: string) {
  const { tenantId, memberId: ownerId } = house.admin
  const source = Readable.from([Buffer.from(csv)])
  const parts = { tenantId, ownerId, name: 'a.csv', type: 'text/csv', source }
  const file = await storeFile(house.house.services, parts)
  const mapping = columns.map((fieldId, index) => ({ index, fieldId }))
  const { jobId } = await house.office.call('import.intoForm', {
    formId,
    fileId: file.id,
    mapping,
    keyFieldId,
  })
  await house.drain()
  return house.office.call('job.get', { jobId })
}

test('[N2.4] rules hold on every way a record is written: screen and API, bulk, import, import by key', async () => {
  const formId = await house.form(fields, expense)
  const { office } = house
  const create = (values: object) => office.call('record.create', { formId, values })
  await expect(create({ amount: 1500 })).rejects.toMatchObject(wrong(needsWhy))
  const made = await create({ amount: 1500, why: '出差', kind: 'k1', city: '上海' })
  expect(made.values).toMatchObject({ tax: 90, city: null, code: 'E-1500' })
  const trip = await create({ amount: 100, kind: 'k0', city: '上海', tax: 7 })
  expect(trip.values).toMatchObject({ tax: 6, city: '上海', code: 'E-100' })
  await expect(create({ amount: -1 })).rejects.toMatchObject(
    wrong({ field: 'values.amount', code: 'refusedByRule', params: { message: '金额不能为负' } }),
  )
  await expect(create({ amount: 6000, why: 'x', kind: 'k2' })).rejects.toMatchObject(
    wrong({ field: 'values.kind', code: 'notOffered', params: { value: '其他' } }),
  )

  const update = (values: object, version: number) =>
    office.call('record.update', { formId, recordId: trip.id, version, values })
  await expect(update({ amount: 2000 }, 1)).rejects.toMatchObject(wrong(needsWhy))
  const changed = await update({ amount: 200, kind: 'k1' }, 1)
  expect(changed.values).toMatchObject({ tax: 12, city: null })
  const { items } = await office.call('record.history', { formId, recordId: trip.id })
  expect(items[0]!.changes.map(({ fieldId }: { fieldId: string }) => fieldId).sort()).toEqual([
    'amount',
    'city',
    'kind',
    'tax',
  ])

  const recordIds = [made.id, trip.id]
  const bulk = (values: object) => office.call('record.bulkUpdate', { formId, recordIds, values })
  await expect(bulk({ amount: 1001, why: null })).rejects.toMatchObject(wrong(needsWhy))
  await bulk({ amount: 300, why: null })
  const { record } = await office.call('record.get', { formId, recordId: made.id })
  expect(record.values).toMatchObject({ amount: 300, tax: 18 })

  const job = await importCsv(formId, '金额,说明\n10,a\n2000,\n3000,b\n', ['amount', 'why'])
  expect(job).toMatchObject({ state: 'done', result: { imported: 2, skipped: 1 } })
  expect(job.result.problems[0].zh).toContain('“说明”必填')
  const found = await office.call('record.list', {
    formId,
    filter: { field: 'amount', op: 'eq', value: 3000 },
    limit: 5,
  })
  expect(found.items[0].values).toMatchObject({ tax: 180, code: 'E-3000' })
  const keyed = await importCsv(formId, '编号,金额\nE-3000,4000\nE-10,-5\n', ['code', 'amount'], 'code')
  expect(keyed).toMatchObject({ state: 'done', result: { updated: 1, skipped: 1 } })
})

test('[N2.4] a record that broke a rule before it was made can be changed elsewhere', async () => {
  const formId = await house.form(fields)
  const { id } = await house.office.call('record.create', { formId, values: { amount: 9000, kind: 'k2' } })
  await publish(formId, { fields, ...expense })
  const place = { formId, recordId: id }
  const { values } = await house.office.call('record.update', { ...place, version: 1, values: { code: 'x' } })
  expect(values).toMatchObject({ code: 'x', tax: null, kind: 'k2' })
  await expect(
    house.office.call('record.update', { ...place, version: 2, values: { amount: 9001 } }),
  ).rejects.toMatchObject({ fields: [needsWhy, { field: 'values.kind' }] })
})

async function publish(formId: string, definition: object) {
  const { version } = await house.office.call('form.get', { formId })
  await house.office.call('form.saveDraft', { formId, definition, baseVersion: version })
  return house.office.call('form.publish', { formId })
}

test('[N2.4] rules that could never come to rest, or use what is not there, are refused by name when published', async () => {
  const refused = async (rules: Rules, more: Field[] = fields) =>
    house.form(more, rules).then(
      () => [],
      (error) =>
        error.fields.map(({ field, code, params }: { field: string; code: string; params: object }) => [
          field,
          code,
          params,
        ]),
    )
  const set = (field: string, formula: string) => ({ kind: 'set' as const, field, formula })
  const circle = {
    rules: [
      { id: 'a', acts: [set('tax', '{{amount}}')] },
      { id: 'b', acts: [set('amount', '{{tax}}')] },
    ],
  }
  expect(await refused(circle)).toEqual([
    ['definition.rules', 'ruleCircle', expect.objectContaining({ names: '金额 → 税额 → 金额' })],
  ])
  const bad: Rules = {
    rules: [
      {
        id: 'a',
        when: { field: 'gone', op: 'isEmpty' },
        acts: [{ kind: 'hide', fields: ['lost'], hiddenValue: 'keep' }],
      },
      { id: 'a', formula: '[金额] +', acts: [set('why', 'SUPERVISOR(CURRENTUSER())')] },
      {
        id: 'c',
        acts: [
          { kind: 'choices', field: 'kind', choices: ['k9'] },
          { kind: 'set', field: 'tax' },
        ],
      },
    ],
    checks: [{ id: 'd', formula: '{{amount}}', message: '不对' }],
    uniques: [{ id: 'e', fields: ['why', 'why'], blanks: 'apart' }],
  }
  expect((await refused(bad)).map((told: unknown[]) => told.slice(0, 2).join(' '))).toEqual([
    'definition.rules.0 ruleFieldMissing',
    'definition.rules.0.acts.0 ruleFieldMissing',
    'definition.rules.1 ruleTwice',
    'definition.rules.1.formula ruleFormulaWrong',
    'definition.rules.1.acts.0 ruleFunctionUnfit',
    'definition.rules.2.acts.0 ruleChoiceMissing',
    'definition.rules.2.acts.1 ruleSetsNothing',
    'definition.checks.0.formula ruleFormulaWrong',
    'definition.uniques.0 ruleFieldUnfit',
  ])
  const waiting: Field[] = [
    { id: 'a', name: '甲', type: 'number', defaultFormula: '{{b}}' },
    { id: 'b', name: '乙', type: 'number', defaultFormula: '{{a}}' },
  ]
  expect(await refused({}, waiting)).toEqual([
    ['definition.fields', 'defaultCircle', expect.objectContaining({ names: '乙 → 甲 → 乙' })],
  ])
})

test('[N2.3] several fields are unique together: told before publishing, kept under a race, blanks as was chosen', async () => {
  const formId = await house.form(fields)
  const { office } = house
  const create = (values: object) => office.call('record.create', { formId, values })
  const first = await create({ city: '上海', why: 'a' })
  const second = await create({ city: '上海', why: 'a' })
  const uniques = (blanks: 'apart' | 'equal') => [{ id: 'u', fields: ['city', 'why'], blanks }]
  const draft = async (blanks: 'apart' | 'equal') => {
    const { version } = await office.call('form.get', { formId })
    const definition = { fields, uniques: uniques(blanks) }
    await office.call('form.saveDraft', { formId, definition, baseVersion: version })
  }
  await draft('apart')
  const { changes } = await office.call('form.previewPublish', { formId })
  expect(changes).toMatchObject([
    { kind: 'rule', failing: 2, rowsThatFail: [{ recordId: first.id }, { recordId: second.id }] },
  ])
  await expect(office.call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.constraint_not_met',
    fields: [{ field: 'definition.uniques.0', params: { count: 2, names: '“城市”、“说明”' } }],
  })
  await office.call('record.delete', { formId, recordIds: [second.id] })
  await office.call('form.publish', { formId })
  const taken = wrong({ field: 'values.city', code: 'duplicateTogether' }, { field: 'values.why' })
  await expect(create({ city: '上海', why: 'a' })).rejects.toMatchObject(taken)
  const race = await Promise.allSettled([1, 2, 3, 4].map(() => create({ city: '北京', why: 'b' })))
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const other = await create({ city: '上海', why: 'c' })
  await expect(
    office.call('record.update', { formId, recordId: other.id, version: 1, values: { why: 'a' } }),
  ).rejects.toMatchObject(taken)
  await expect(office.call('record.restore', { formId, recordIds: [second.id] })).rejects.toMatchObject(taken)
  await create({ city: '上海' })
  await create({ city: '上海' })
  await draft('equal')
  await expect(office.call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.constraint_not_met',
  })
})

test('[N2.4] rules that ask what somebody may not see are not told to them, and hold all the same', async () => {
  const formId = await house.form(fields, expense)
  const { definition } = await house.as(house.applicant).call('form.get', { formId })
  expect(definition.rules).toHaveLength(4)
  const hidden = {
    amount: 'hidden',
    why: 'edit',
    kind: 'edit',
    tax: 'edit',
    city: 'edit',
    code: 'edit',
  } as const
  const uniques = [
    { id: 'u', fields: ['amount', 'why'], blanks: 'apart' as const },
    { id: 'v', fields: ['city', 'why'], blanks: 'apart' as const },
  ]
  const seen = visibleDefinition({ fields, sections: [], ...expense, uniques }, hidden)
  expect(seen.uniques?.map(({ id }) => id)).toEqual(['v'])
  expect(seen.rules?.map(({ id }) => id)).toEqual(['r2'])
  expect(seen.checks).toEqual([])
  expect(seen.fields.find(({ id }) => id === 'code')).not.toHaveProperty('defaultFormula')
})

test('[N2.4] a package carries rules, checks and what is unique together', async () => {
  const { office } = house
  const { id: appId } = await office.call('app.create', { name: '带规则' })
  const { id: formId } = await office.call('form.create', { appId, name: '报销' })
  const uniques = [{ id: 'u', fields: ['city', 'why'], blanks: 'equal' as const }]
  const definition = { fields, ...expense, uniques }
  await office.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  await office.call('form.publish', { formId })
  const copy = await office.call('app.copy', { appId, name: '副本' })
  const { forms } = await office.call('app.get', { appId: copy.id })
  const copied = await office.call('form.get', { formId: forms[0].id })
  expect(copied.definition).toMatchObject({ ...expense, uniques })
  const create = () =>
    office.call('record.create', { formId: forms[0].id, values: { city: '上海', kind: 'k0' } })
  await create()
  await expect(create()).rejects.toMatchObject({ fields: [{ code: 'duplicateTogether' }, {}] })
})

test('[N2.4] what a browser says of wrong values is what the server says', () => {
  expect(invalidInput({ count: 2 }).text).toEqual(wrongValues)
})
