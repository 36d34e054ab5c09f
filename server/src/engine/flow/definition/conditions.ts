import type { Expression, Facts, ProcessModel } from '@sluice/bpmn'
import type { RecordValues } from '@sluice/contract'
import {
  asksWorkdays,
  compileFormula,
  type Formula,
  type FormulaEnv,
  type FormulaSchema,
  newTextAllowance,
} from '@sluice/formula'
import { expressionsOf } from './check-expressions.ts'
import { loopCountersIn, withLoopCounters } from './loop-counters.ts'

/** Conditions of a model compiled against one version of its form (N2.12, N3.3). */
export interface Conditions {
  evaluate(expression: Expression, values: RecordValues, env: FormulaEnv): unknown
  /** Some expression asks which days are worked. */
  readonly askWorkdays: boolean
}

type Compiled = { formula: Formula } | { failure: string }

/** Makes the evaluator of a model's expressions; each is compiled at its first use and kept. */
export function compileConditions(model: ProcessModel, schema: FormulaSchema): Conditions {
  const compiled = new Map<string, Compiled>()
  const places = placesOf(model)
  const known = withLoopCounters(schema)
  const compile = (text: string): Compiled => {
    const result = compileFormula(text, known)
    return result.ok ? { formula: result.formula } : { failure: result.errors.map(({ zh }) => zh).join('；') }
  }
  return {
    askWorkdays: expressionsOf(model).some(({ expression }) => asksWorkdays(expression.text)),
    evaluate: (expression, values, env) => {
      let entry = compiled.get(expression.text)
      if (!entry) {
        entry = compile(expression.text)
        compiled.set(expression.text, entry)
      }
      const place = places.get(expression.text)
      const name = place ? `分支“${place}”` : ''
      if ('failure' in entry) throw new Error(`${name}${entry.failure}`)
      return entry.formula.evaluate(values, env)
    },
  }
}

/** Names of the branches by the text of their conditions, so that a failure can name its branch. */
function placesOf(model: ProcessModel): Map<string, string> {
  const places = new Map<string, string>()
  for (const flow of Object.values(model.flows))
    if (flow.condition) places.set(flow.condition.text, flow.name || flow.id)
  return places
}

/** What the stepper is told when it asks before the record has been read. */
export class RecordNotRead extends Error {}

/** The stepper's questions answered from a record; `values` undefined means that it has not been read yet. */
export interface RecordFacts extends Facts {
  /** The stepper asked while there was nothing to answer from: read the record and step again. */
  missed: boolean
}

export function recordFacts(
  conditions: Conditions,
  values: RecordValues | undefined,
  env: FormulaEnv,
): RecordFacts {
  const counted = { ...env, allowance: newTextAllowance() }
  const facts: RecordFacts = {
    missed: false,
    evaluate: (expression, scope) => {
      const variables = loopCountersIn(scope)
      if (values)
        return conditions.evaluate(expression, values, variables ? { ...counted, variables } : counted)
      facts.missed = true
      throw new RecordNotRead()
    },
  }
  return facts
}
