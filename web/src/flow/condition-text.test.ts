import type { Field } from '@sluice/contract'
import { compileFormula, type FormulaSchema } from '@sluice/formula'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isIncomplete,
  operatorsFor,
  readConditions,
  type SimpleConditions,
  writeConditions,
} from './condition-text.ts'

const fields = new Map<string, Field>(
  (
    [
      { id: 'freight', name: '运费', type: 'number' },
      { id: 'country', name: '国家', type: 'singleChoice', choices: [] },
      { id: 'ordered', name: '下单日期', type: 'date' },
    ] as Field[]
  ).map((field) => [field.id, field]),
)
const schema: FormulaSchema = {
  fields: [
    { id: 'freight', name: '运费', type: 'number' },
    { id: 'country', name: '国家', type: 'text' },
    { id: 'ordered', name: '下单日期', type: 'date' },
  ],
}

const conditionsOf = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  conditions: fc.array(
    fc.constantFrom(...fields.keys()).chain((fieldId) =>
      fc.record({
        fieldId: fc.constant(fieldId),
        operator: fc.constantFrom(...operatorsFor(fields.get(fieldId))),
        value:
          fieldId === 'freight'
            ? fc.integer().map(String)
            : fieldId === 'ordered'
              ? fc.constant('2026-03-05')
              : fc.stringMatching(/^[^\p{Cc}\\{}]{1,12}$/u),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
})

test('[N2.12] conditions chosen from lists are valid formulas and read back as they were', () => {
  fc.assert(
    fc.property(conditionsOf, (chosen: SimpleConditions) => {
      const text = writeConditions(chosen, fields)
      const compiled = compileFormula(text, schema, 'boolean')
      expect(compiled.ok, text).toBe(true)
      const read = readConditions(text)
      const plain = chosen.conditions.map((one) =>
        one.operator === 'blank' || one.operator === 'filled' ? { ...one, value: '' } : one,
      )
      expect(read?.conditions).toEqual(plain)
      if (plain.length > 1) expect(read?.match).toBe(chosen.match)
    }),
  )
})

test('[N2.12] a formula somebody wrote by hand is left to the formula editor', () => {
  expect(readConditions('[运费] * 2 > 100')).toBeUndefined()
  expect(readConditions('AND({{freight}} > 1, SUM(1, 2) > {{freight}})')).toBeUndefined()
})

test('[7.B21] a condition without its value is kept as it is and is no formula: never compared with 0 or nothing', () => {
  for (const fieldId of fields.keys()) {
    for (const operator of operatorsFor(fields.get(fieldId)).filter((one) => !/blank|filled/.test(one))) {
      const open = { fieldId, operator, value: '' }
      const whole = { fieldId: 'freight', operator: '>' as const, value: '1' }
      expect(isIncomplete(open, fields.get(fieldId))).toBe(true)
      for (const conditions of [[open], [open, whole], [whole, open]]) {
        const text = writeConditions({ match: 'all', conditions }, fields)
        expect(compileFormula(text, schema, 'boolean').ok, text).toBe(false)
        expect(readConditions(text)?.conditions).toEqual(conditions)
      }
    }
  }
  // While a number is typed it is none yet.
  for (const value of ['-', '1.', '.']) {
    const typing = { fieldId: 'freight', operator: '>' as const, value }
    expect(isIncomplete(typing, fields.get('freight'))).toBe(true)
    expect(
      readConditions(writeConditions({ match: 'all', conditions: [typing] }, fields))?.conditions,
    ).toEqual([typing])
  }
})
