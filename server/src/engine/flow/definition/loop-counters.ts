import type { Variables } from '@sluice/bpmn'
import type { FormulaSchema } from '@sluice/formula'

/** Counters that expressions of a loop may use besides the fields of the form (BPMN 2.0 Table 10.31). */
const counters = [
  'loopCounter',
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
] as const

/** A schema that knows the counters of loops; a field of the form that has such a name comes first. */
export function withLoopCounters(schema: FormulaSchema): FormulaSchema {
  const taken = new Set(schema.fields.flatMap(({ id, name }) => [id, name]))
  const variables = counters
    .filter((name) => !taken.has(name))
    .map((name) => ({ name, type: 'number' as const }))
  return { ...schema, variables: [...(schema.variables ?? []), ...variables] }
}

/** Values of the counters in what the stepper shows to an expression; undefined outside of loops. */
export function loopCountersIn(scope: Variables): Record<string, string> | undefined {
  let found: Record<string, string> | undefined
  for (const name of counters) {
    const value = scope[name]
    if (typeof value === 'number') found = { ...found, [name]: String(value) }
  }
  return found
}
