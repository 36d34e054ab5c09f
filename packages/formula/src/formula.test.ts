import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileFormula, type FormulaSchema, parse, toDisplay, toStored } from './index.ts'

const schema: FormulaSchema = {
  fields: [
    { id: 'f_1', name: '运费', type: 'number' },
    { id: 'f_2', name: 'freight', type: 'number' },
    { id: 'f_3', name: '国家', type: 'text' },
    { id: 'f_4', name: '下单日期', type: 'date' },
    { id: 'f_5', name: '明细', type: { list: { record: [{ id: 'c_1', name: '金额', type: 'number' }] } } },
  ],
}
const env = { now: '2026-05-01T18:00:00Z', timeZone: 'Asia/Shanghai' }

function run(text: string, row: Record<string, unknown> = {}): unknown {
  const result = compileFormula(text, schema)
  if (!result.ok) throw new Error(result.errors.map(({ en }) => en).join('; '))
  return result.formula.evaluate(row, env)
}

test('[N2.12] a flow condition reads fields by name in either language', () => {
  expect(run('[freight] > 100', { f_2: '100.01' })).toBe(true)
  expect(run('freight > 100', { f_2: 100 })).toBe(false)
  expect(run('且（运费＞100，国家＝“法国”）', { f_1: 120, f_3: '法国' })).toBe(true)
  expect(run('[运费] > 100', {})).toBe(false)
})

test('[N2.12] decimals are exact', () => {
  expect(run('0.1 + 0.2')).toBe(0.3)
  expect(run('1.005 * 100')).toBe(100.5)
  expect(run('1 / 3')).toBe('0.33333333333333333333')
  expect(run('9007199254740993 + 0.01')).toBe('9007199254740993.01')
  expect(run('[运费] / 0', { f_1: 1 })).toBe(null)
  expect(run('-2^2')).toBe(4)
  expect(run('50%')).toBe(0.5)
})

test('[N2.12] the day is that of the time zone given', () => {
  expect(run('TODAY()')).toBe('2026-05-02')
  expect(run('今天() - 下单日期', { f_4: '2026-04-30' })).toBe(2)
})

test('[N2.12] errors stand at their place and suggest what was meant', () => {
  const result = compileFormula('1 + [frieght]', schema)
  expect(result.ok ? [] : result.errors).toMatchObject([
    { code: 'unknown-field', start: 4, end: 13, suggestion: '[freight]' },
  ])
  const call = compileFormula('ROUNDD(1)', schema)
  expect(call.ok ? [] : call.errors).toMatchObject([
    { code: 'unknown-function', start: 0, end: 6, suggestion: 'ROUND' },
  ])
  expect(parse('1 + ').errors).toMatchObject([{ code: 'expected-expression', start: 4 }])
})

test('[N2.12] a stored formula survives renaming', () => {
  const stored = toStored('[运费] + freight', schema)
  expect(stored).toBe('{{f_1}} + {{f_2}}')
  const renamed = {
    fields: schema.fields.map((field) => (field.id === 'f_1' ? { ...field, name: '物流费' } : field)),
  }
  expect(toDisplay(stored, renamed)).toBe('[物流费] + [freight]')
})

test('[N2.12] the example of the README runs', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const code = /```ts\n([\s\S]*?)```/.exec(readme)![1]!
  const source = code.replace(
    "'@sluice/formula'",
    JSON.stringify(new URL('./index.ts', import.meta.url).href),
  )
  const { stripTypeScriptTypes } = await import('node:module')
  const script = `${stripTypeScriptTypes(source)}\nexport { formula, sql, values, env }`
  const example = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(script)}`)
  expect(example.formula.dependencies).toEqual(['f_1', 'f_2', 'f_3'])
  expect(example.formula.evaluate({ f_1: '32.38', f_2: 4, f_3: 'France' }, example.env)).toBe(true)
  expect(example.sql).toContain('r."f_1"')
  expect(example.values).toEqual(['100', 'France', '德国'])
})
