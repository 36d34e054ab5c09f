import type { Expression, ProcessModel, ProcessNode } from '@sluice/bpmn'
import { FORMULA_LANGUAGE } from '@sluice/bpmn/xml'
import { compileFormula, type FormulaSchema, type FormulaType, toDisplay } from '@sluice/formula'
import { type FlowFinding, problem } from './finding.ts'
import { withLoopCounters } from './loop-counters.ts'

interface Place {
  elementId: string
  name: string
  expression: Expression
  expected?: FormulaType
  /** May it use the counters of a loop? */
  inLoop?: true
}

/** ISO 8601 dates, durations and repetitions are taken as they are; the stepper asks for anything else. */
const isoTime = /^(R\d*\/|P(?=[\dT])|\d{4}-\d\d-\d\d|[+-]?P)/

/** Conditions and other expressions that do not compile over the form (N2.12, N3.12). */
export function checkExpressions(model: ProcessModel, schema: FormulaSchema): FlowFinding[] {
  const inLoops = withLoopCounters(schema)
  return expressionsOf(model).flatMap(({ elementId, name, expression, expected, inLoop }) => {
    if (isVendor(expression)) return []
    const result = compileFormula(expression.text, inLoop ? inLoops : schema, expected)
    if (result.ok) return []
    const [first] = result.errors
    const text = toDisplay(expression.text, schema)
    const open = openComparison(text)
    if (open !== undefined) {
      return [
        problem(
          'incomplete-condition',
          elementId,
          `“${name}”的条件还没有填完：“${open}”后面缺少要比较的值`,
          `The condition of "${name}" is incomplete: "${open}" has nothing to compare with`,
        ),
      ]
    }
    return [
      problem(
        'bad-condition',
        elementId,
        `“${name}”的条件“${text}”不正确：${first?.zh}`,
        `The condition "${text}" of "${name}" is not right: ${first?.en}`,
      ),
    ]
  })
}

const stringSigns = /["“”][^"“”]*["“”]/g

/** A comparison with nothing behind it, as a designer leaves one whose value was not filled in: `[运费] >`. */
function openComparison(text: string): string | undefined {
  // What stands in quotes is no sign of a comparison; its length stays, so that places are those of the text.
  const bare = text.replace(stringSigns, (quoted) => '_'.repeat(quoted.length))
  const open = /[<>=＜＞＝≤≥]+\s*(?=[,，)）]|$)/.exec(bare)
  if (!open) return undefined
  const end = open.index + open[0].trimEnd().length
  const begin = Math.max(...[',', '，', '(', '（'].map((sign) => bare.lastIndexOf(sign, open.index))) + 1
  return text.slice(begin, end).trim()
}

/** One of another tool's language: the check of the file says what to write instead. */
function isVendor({ text, language }: Expression): boolean {
  return /[$#]\{/.test(text) || (language !== undefined && language !== FORMULA_LANGUAGE)
}

/** All expressions of a model that are written as formulas, with where they stand. */
export function expressionsOf(model: ProcessModel): Place[] {
  const places: Place[] = []
  for (const { id, name, condition } of Object.values(model.flows))
    if (condition)
      places.push({ elementId: id, name: name || id, expression: condition, expected: 'boolean' })
  for (const node of Object.values(model.nodes)) {
    const name = node.name || node.id
    for (const one of nodeExpressions(node)) places.push({ elementId: node.id, name, ...one })
  }
  return places
}

function nodeExpressions(node: ProcessNode): Pick<Place, 'expression' | 'expected' | 'inLoop'>[] {
  if (node.type === 'event') {
    return node.definitions.flatMap((definition) => {
      if (definition.kind === 'conditional')
        return [{ expression: definition.condition, expected: 'boolean' as const }]
      if (definition.kind !== 'timer' || isoTime.test(definition.timer.expression.text.trim())) return []
      return [{ expression: definition.timer.expression }]
    })
  }
  if (node.type === 'gateway')
    return node.activation ? [{ expression: node.activation, expected: 'boolean' }] : []
  const { loop } = node
  if (loop?.kind === 'standard')
    return loop.condition ? [{ expression: loop.condition, expected: 'boolean', inLoop: true }] : []
  if (loop?.kind !== 'multi') return []
  return [
    ...(loop.cardinality ? [{ expression: loop.cardinality, expected: 'number' as const }] : []),
    ...(loop.completion
      ? [{ expression: loop.completion, expected: 'boolean' as const, inLoop: true as const }]
      : []),
  ]
}
