import { compileFormula, type Formula, newTextAllowance } from '@sluice/formula'
import type { Field } from './field.ts'
import type { FormulaEngine } from './formula-engine.ts'
import { formulaFields } from './formula-fields.ts'

const compiled = new WeakMap<object, Map<string, Formula | undefined>>()

function formulaOf(text: string, fields: Iterable<Field>): Formula | undefined {
  let known = compiled.get(fields)
  if (!known) {
    known = new Map()
    compiled.set(fields, known)
  }
  if (!known.has(text)) {
    const result = compileFormula(text, { fields: formulaFields([...fields]) })
    known.set(text, result.ok ? result.formula : undefined)
  }
  return known.get(text)
}

/**
 * The formulas of forms, computed where this runs: the same in browser and server. In a browser the libraries that a formula
 * needs are loaded before (`prepareFormula`).
 */
export const formulaEngine: FormulaEngine = {
  compute(text, fields, values, { now, timeZone, memberId, departmentId }) {
    try {
      const user = memberId
        ? { user: { id: memberId, departmentIds: departmentId ? [departmentId] : [] } }
        : {}
      const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
      const env = { now, timeZone: zone, ...user, allowance: newTextAllowance() }
      return formulaOf(text, fields)?.evaluate(values, env) ?? null
    } catch {
      // Texts that would hold everybody up, a library that is not there yet: no result.
      return null
    }
  },
  reads: (text, fields) => formulaOf(text, fields)?.dependencies ?? [],
}
