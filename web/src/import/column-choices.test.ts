import { expect, test } from 'vitest'
import { chooseColumns, keyOf } from './column-choices.ts'
import type { Analysis, AnalyzedColumn } from './model.ts'

const column = (index: number, header: string, more: Partial<AnalyzedColumn> = {}): AnalyzedColumn => ({
  index,
  header,
  fieldId: `f${index}`,
  name: header,
  type: 'text',
  found: 'text',
  numberStyle: 'point',
  dateOrder: 'mdy',
  confidence: 1,
  doubts: [],
  samples: [],
  filled: 3,
  empty: 0,
  ...more,
})
const analysisOf = (...columns: AnalyzedColumn[]) => ({ columns }) as Analysis

test('[N1.1] empty columns stay out until somebody wants them', () => {
  const analysis = analysisOf(column(0, 'a'), column(1, 'b', { filled: 0 }))
  expect(chooseColumns(analysis, {}).map(({ include }) => include)).toEqual([true, false])
  const changes = { [keyOf(analysis.columns[1]!)]: { include: true } }
  expect(chooseColumns(analysis, changes).map(({ include }) => include)).toEqual([true, true])
})

test('[N1.1] two columns of one name, and one without, are marked', () => {
  const analysis = analysisOf(column(0, 'a'), column(1, 'b'), column(2, 'c'))
  const changes = {
    [keyOf(analysis.columns[1]!)]: { name: ' a ' },
    [keyOf(analysis.columns[2]!)]: { name: '  ' },
  }
  const problems = chooseColumns(analysis, changes).map(({ problem }) => problem)
  expect(problems).toEqual(['columnNameTwice', 'columnNameTwice', 'columnNameMissing'])
  const left = { ...changes, [keyOf(analysis.columns[0]!)]: { include: false } }
  expect(chooseColumns(analysis, left)[1]!.problem).toBeUndefined()
})

test('[N1.1] a choice that the file no longer allows falls back to the type found', () => {
  const many = analysisOf(column(0, 'a', { found: 'number' }))
  const changes = { [keyOf(many.columns[0]!)]: { type: 'singleChoice' as const } }
  expect(chooseColumns(many, changes)[0]!.type).toBe('number')
  const few = analysisOf(column(0, 'a', { found: 'number', choices: ['1', '2'] }))
  expect(chooseColumns(few, changes)[0]!.type).toBe('singleChoice')
})
