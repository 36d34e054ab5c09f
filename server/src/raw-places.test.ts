import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicantStep, ask, createFlowWorld, type FlowWorld } from './engine/flow/testing/flow-world.ts'
import { SluiceError, toProblem } from './kernel/index.ts'

// What is wrong with a definition is told by what its parts are called, not by where they stand in what a program sends.

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** What a program calls things by: a path, a name of two words in one, an id. */
const raw = [
  /\b[a-z][A-Za-z]*(\.(\d+|[a-z][A-Za-z]*))+\b/,
  /\b[a-z]+([A-Z][a-z0-9]+)+\b/,
  /\b[a-z]+(_[a-z0-9]+)+\b/,
  /[0-9a-f]{8}-[0-9a-f]{4}/,
]
const locales = ['zh', 'en'] as const

/** Everything a person reads of a refusal. */
async function refusal(locale: 'zh' | 'en', operation: string, input: object): Promise<string[]> {
  const answer = world.as(world.admin, { locale }).call(operation, input)
  const error: unknown = await answer.then(
    () => undefined,
    (refused) => refused,
  )
  if (!(error instanceof SluiceError)) throw new Error(`${operation} was not refused: ${error}`)
  const { title, errors = [] } = toProblem(error, locale)
  return [title, ...errors.map(({ label, message, suggestion }) => [label, message, suggestion].join(' '))]
}

const rawIn = (texts: string[]) => texts.filter((text) => raw.some((shape) => shape.test(text)))

test('[7.B23] what is wrong with the steps of a flow is told by the labels of its settings', async () => {
  const { formId, as, admin } = world
  const root = [
    applicantStep(),
    ask('approve', [{ type: 'member', memberIds: [] }], { id: 'nobody', name: '经理审批' }),
    ask('approve', [{ type: 'departmentHead', level: 50 }, { type: 'sorcerer' } as never], {
      id: 'odd',
      name: '复核',
    }),
    ask('approve', [{ type: 'field', fieldId: 'no_such' }], { id: 'field', name: '经办' }),
    ask('fill', [{ type: 'applicant' }], { id: 'fields', name: '补充', fields: { no_such: 'edit' } }),
    ask('approve', [{ type: 'applicant' }], {
      id: 'late',
      name: '限时',
      due: { amount: 5000, unit: 'day' },
      whenEmpty: 'panic',
      signing: 7,
    }),
  ]
  const tree = { id: 'flow', name: '流程', root }
  const { findings } = await as(admin).call('flow.saveDraft', { formId, tree })
  const told = findings.map(({ zh, en }: { zh: string; en: string }) => [zh, en])
  expect(told).toContainEqual([
    '“经理审批”的设置不正确：处理人 · 第 1 项 · 指定成员：至少要有 1 项。',
    'The settings of "经理审批" are not right: Handled by · no. 1 · Members: At least 1 of them is needed.',
  ])
  expect(told.some(([zh]: string[]) => zh!.includes('限时 · 限时数量：限时最长一年。'))).toBe(true)
  expect(rawIn(told.flat())).toEqual([])
  for (const locale of locales) expect(rawIn(await refusal(locale, 'flow.publish', { formId }))).toEqual([])
})

test('[7.B23] a tree that cannot be kept says which step and which setting', async () => {
  const { formId } = world
  const root = [
    applicantStep(),
    { kind: 'approve', id: 'long', name: '审'.repeat(300), config: {} },
    ask('approve', [], { id: 'big', name: '太大', note: 'x'.repeat(30_000) }),
  ]
  const tree = { id: 'flow', name: '流程', root }
  for (const locale of locales) {
    const told = await refusal(locale, 'flow.saveDraft', { formId, tree })
    expect(told.join()).toContain(locale === 'zh' ? '步骤 · ' : 'Step · ')
    expect(rawIn(told)).toEqual([])
  }
})

test('[7.B23] a form that cannot be kept or published says which field and which of its settings', async () => {
  const { appId, as, admin } = world
  const { id: formId } = await as(admin).call('form.create', { appId, name: '坏表单' })
  const choice = { value: 'a', label: '甲' }
  const wrong = [
    { type: 'text', id: 'title', name: '' },
    { type: 'number', id: 'amount', name: '金额', scale: 99 },
    { type: 'singleChoice', id: 'kind', name: '类别', choices: [choice, { value: 'b', label: '' }] },
    { type: 'subTable', id: 'lines', name: '明细', fields: [] },
    { type: 'text', id: 'rule', name: '规则', pattern: { source: '', message: '' } },
  ]
  const odd = [
    { type: 'singleChoice', id: 'kind', name: '类别', choices: [choice, choice], default: 'nothing' },
    { type: 'number', id: 'amount', name: '金额', min: 9, max: 1 },
    { type: 'relation', id: 'link', name: '关联', targetFormId: '0190f5a0-0000-7000-8000-000000000000' },
    { type: 'text', id: 'rule', name: '金额', pattern: { source: '(', message: '' } },
  ]
  const draft = (fields: object[]) => ({ formId, baseVersion: 0, definition: { fields } })
  for (const locale of locales) {
    const kept = await refusal(locale, 'form.saveDraft', draft(wrong))
    expect(kept.join()).toContain(locale === 'zh' ? '字段 · “金额” · 小数位数' : 'Field · “金额” · Decimals')
    expect(rawIn(kept)).toEqual([])
    await as(admin).call('form.saveDraft', draft(odd))
    const published = await refusal(locale, 'form.publish', { formId })
    expect(published.length).toBeGreaterThan(3)
    expect(rawIn(published)).toEqual([])
  }
})

test('[7.B23] a report or dashboard over what is not there says which of its parts that is', async () => {
  const { appId, formId } = world
  const definition = {
    formId,
    chart: 'bar',
    rows: [{ field: 'no_such' }, { field: 'title', bucket: 'month' }],
    columns: [{ field: 'noSuch.column' }],
    measures: [
      { aggregate: 'sum', field: 'title' },
      { aggregate: 'average' },
      { aggregate: 'countDistinct', field: 'no_such' },
    ],
    sort: [{ field: 'no_such', direction: 'asc' }],
    compare: { field: 'title', period: 'month' },
  }
  const filters = [{ formId, field: 'no_such' }]
  for (const locale of locales) {
    const inputs: [string, object][] = [
      ['report.create', { appId, name: '报表', definition }],
      ['report.run', { definition }],
      [
        'report.run',
        { definition: { formId, chart: 'bar', filter: { field: 'no_such', op: 'eq', value: 1 } } },
      ],
      ['dashboard.create', { appId, name: '板', filters }],
      ['record.list', { formId, filter: { all: [{ field: 'no_such', op: 'eq', value: 1 }] } }],
      ['record.list', { formId, sort: [{ field: 'no_such', direction: 'asc' }] }],
      ['record.create', { formId, values: { no_such: 1, title: 7 } }],
    ]
    for (const [operation, input] of inputs)
      expect(rawIn(await refusal(locale, operation, input))).toEqual([])
    const told = await refusal(locale, 'report.create', { appId, name: '报表', definition })
    expect(told.join()).toContain(locale === 'zh' ? '行 · 第 1 项 · 字段' : 'Rows · no. 1 · Field')
  }
})
