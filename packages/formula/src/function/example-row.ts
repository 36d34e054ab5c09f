import { toDisplay, toStored } from '../language/storage.ts'
import type { FormulaSchema } from '../type/schema.ts'
import type { FormulaField, FormulaType } from '../type/type.ts'
import type { FormulaEnv } from '../value/runtime.ts'
import { examples } from './examples.ts'

type Language = 'zh' | 'en'

const field = (language: Language, id: string, zh: string, en: string, type: FormulaType): FormulaField => ({
  id,
  name: language === 'zh' ? zh : en,
  type,
})

const schemas = { zh: schemaIn('zh'), en: schemaIn('en') }

function schemaIn(language: Language): FormulaSchema {
  const named = (id: string, zh: string, en: string, type: FormulaType) => field(language, id, zh, en, type)
  const line = [named('kind', '类别', 'Kind', 'text'), named('price', '价格', 'Price', 'number')]
  return {
    fields: [
      named('amount', '金额', 'Amount', 'number'),
      named('unfilled', '未填', 'Empty', 'number'),
      named('tags', '标签', 'Tags', { list: 'text' }),
      named('owner', '负责人', 'Owner', 'member'),
      named('department', '部门', 'Department', 'department'),
      named('opened', '开通', 'Opened', 'datetime'),
      named('lines', '明细', 'Lines', { list: { record: line } }),
      named('customer', '客户', 'Customer', { record: [named('city', '城市', 'City', 'text')] }),
    ],
  }
}

/** The fields that examples of functions read. */
export function exampleSchema(language: Language): FormulaSchema {
  return schemas[language]
}

const alice = '018f3a6e-0000-7000-8000-000000000001'
const boss = '018f3a6e-0000-7000-8000-000000000002'
const sales = '018f3a6e-0000-7000-8000-0000000000a1'

/** The row that examples of functions are computed for. */
export const exampleRow = {
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

/** When, where and for whom they are computed. */
export const exampleEnv: FormulaEnv = {
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

/** A formula as help shows it, and what comes of it. */
export interface FunctionExample {
  readonly formula: string
  readonly result: unknown
}

/** Examples of a function, with the names of fields in a language. @param name its English name */
export function examplesOf(name: string, language: Language): FunctionExample[] {
  const calls = new RegExp(`(?<![A-Z])${name}\\(`)
  const own = examples.filter(([formula]) => calls.test(formula))
  // One that begins with the function shows it best.
  const first = own.filter(([formula]) => formula.startsWith(`${name}(`))
  return (first.length > 0 ? first : own).map(([formula, result]) => ({
    formula: toDisplay(toStored(formula, schemas.zh), schemas[language]),
    result,
  }))
}
