import { expect, test } from 'vitest'
import { compileFormula, type FormulaSchema, functionCatalog } from './index.ts'
import { examples } from './testing/example.ts'

const schema: FormulaSchema = {
  fields: [
    { id: 'amount', name: '金额', type: 'number' },
    { id: 'unfilled', name: '未填', type: 'number' },
    { id: 'tags', name: '标签', type: { list: 'text' } },
    { id: 'owner', name: '负责人', type: 'member' },
    { id: 'department', name: '部门', type: 'department' },
    { id: 'opened', name: '开通', type: 'datetime' },
    {
      id: 'lines',
      name: '明细',
      type: {
        list: {
          record: [
            { id: 'kind', name: '类别', type: 'text' },
            { id: 'price', name: '价格', type: 'number' },
          ],
        },
      },
    },
    { id: 'customer', name: '客户', type: { record: [{ id: 'city', name: '城市', type: 'text' }] } },
  ],
}
const alice = '018f3a6e-0000-7000-8000-000000000001'
const boss = '018f3a6e-0000-7000-8000-000000000002'
const sales = '018f3a6e-0000-7000-8000-0000000000a1'
const row = {
  amount: '1234.50',
  tags: ['红', '蓝', '红'],
  owner: alice,
  department: sales,
  opened: '2026-05-01T18:30:15Z',
  lines: [
    { kind: '办公', price: 10 },
    { kind: '差旅', price: '200.5' },
    { kind: '办公', price: 30 },
  ],
  customer: { city: '上海' },
}
const env = {
  now: '2026-05-01T18:30:00Z',
  timeZone: 'Asia/Shanghai',
  user: { id: alice, departmentIds: [sales], roles: ['财务'] },
  directory: {
    memberName: (id: string) => (id === alice ? '爱丽丝' : undefined),
    departmentName: (id: string) => (id === sales ? '销售部' : undefined),
    departmentsOf: (id: string) => (id === alice ? [sales] : []),
    supervisorOf: (id: string) => (id === alice ? boss : undefined),
    managerOf: (id: string) => (id === sales ? boss : undefined),
    parentOf: () => undefined,
  },
}

test.each(examples)('[N2.12] %s gives %j', (text, expected) => {
  const result = compileFormula(text, schema)
  expect(result.ok ? [] : result.errors).toEqual([])
  expect(result.ok && result.formula.evaluate(row, env)).toEqual(expected)
})

test('[N2.12] there are at least 120 functions, each with a Chinese name and an example', () => {
  const catalog = functionCatalog()
  expect(catalog.length).toBeGreaterThanOrEqual(120)
  const shown = examples.map(([text]) => text).join('\n')
  const missing = catalog
    .filter(({ name }) => !new RegExp(`(?<![A-Z])${name}\\(`).test(shown))
    .map(({ name }) => name)
  expect(missing).toEqual([])
  expect(catalog.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([])
})

test('[N2.12] no name means two functions', () => {
  const names = functionCatalog().flatMap(({ name, zh, aliases }) => [...new Set([name, zh, ...aliases])])
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  expect(twice).toEqual([])
})
