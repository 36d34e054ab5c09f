import { evaluate, unaryTest } from 'feelin'
import type { Variables } from '../state.ts'
import { DecisionFailed, type DecisionLogic, type DecisionModel } from './model.ts'

type Table = Extract<DecisionLogic, { kind: 'table' }>
/** Values of one rule, by output. */
type Row = unknown[]

/**
 * Makes a decision ([N3.2] business rule task), the decisions it requires first. One output gives its value, several give
 * an object by name; `COLLECT` and the orders give lists. Nothing fits: null.
 * @throws DecisionFailed
 */
export function evaluateDecision(model: DecisionModel, variables: Variables): unknown {
  const context: Variables = { ...variables }
  let result: unknown = null
  for (const { id, name, logic } of model.decisions) {
    result = logic.kind === 'expression' ? feel(id, logic.text, context) : evaluateTable(id, logic, context)
    context[name] = result
  }
  return result
}

function feel(id: string, text: string, context: Variables): unknown {
  if (text.trim() === '') return null
  try {
    return evaluate(text, context).value
  } catch (error) {
    throw new DecisionFailed(
      'expression-failed',
      `${id}: ${text}: ${error instanceof Error ? error.message : ''}`,
    )
  }
}

function fits(id: string, test: string, value: unknown, context: Variables): boolean {
  const text = test.trim()
  if (text === '' || text === '-') return true
  try {
    return unaryTest(text, { ...context, '?': value }).value === true
  } catch (error) {
    throw new DecisionFailed(
      'expression-failed',
      `${id}: ${text}: ${error instanceof Error ? error.message : ''}`,
    )
  }
}

function evaluateTable(id: string, table: Table, context: Variables): unknown {
  const values = table.inputs.map((input) => feel(id, input, context))
  const rows: Row[] = []
  for (const rule of table.rules) {
    if (!rule.when.every((test, n) => fits(id, test, values[n], context))) continue
    rows.push(rule.gives.map((output) => feel(id, output, context)))
    if (table.hitPolicy === 'FIRST') break
  }
  if (rows.length === 0 && table.outputs.some((output) => output.fallback)) {
    rows.push(table.outputs.map((output) => feel(id, output.fallback ?? '', context)))
  }
  return choose(id, table, rows, context)
}

/** Result of the rules that fit, by the hit policy (DMN 1.3 §8.2.10). */
function choose(id: string, table: Table, rows: Row[], context: Variables): unknown {
  const result = (row: Row | undefined): unknown => (row ? resultOf(table, row) : null)
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (rows.length > 1) throw new DecisionFailed('rules-overlap', `${id}: ${rows.length} rules fit`)
      return result(rows[0])
    case 'FIRST':
      return result(rows[0])
    case 'ANY':
      if (new Set(rows.map((row) => JSON.stringify(row))).size > 1) {
        throw new DecisionFailed('results-differ', `${id}: the rules that fit differ`)
      }
      return result(rows[0])
    case 'PRIORITY':
      return result(byPriority(id, table, rows, context)[0])
    case 'OUTPUT ORDER':
      return byPriority(id, table, rows, context).map(result)
    case 'RULE ORDER':
      return rows.map(result)
    case 'COLLECT':
      return table.aggregation ? aggregate(table.aggregation, rows) : rows.map(result)
  }
}

function resultOf(table: Table, row: Row): unknown {
  if (table.outputs.length === 1) return row[0]
  return Object.fromEntries(table.outputs.map((output, n) => [output.name, row[n]]))
}

function byPriority(id: string, table: Table, rows: Row[], context: Variables): Row[] {
  const orders = table.outputs.map((output) => {
    const values = output.values ? feel(id, `[${output.values}]`, context) : []
    return Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : []
  })
  const rank = (row: Row, n: number): number => {
    const place = orders[n]!.indexOf(JSON.stringify(row[n]))
    return place < 0 ? orders[n]!.length : place
  }
  return rows.toSorted((a, b) => {
    for (let n = 0; n < orders.length; n++) {
      const difference = rank(a, n) - rank(b, n)
      if (difference !== 0) return difference
    }
    return 0
  })
}

function aggregate(aggregation: NonNullable<Table['aggregation']>, rows: Row[]): unknown {
  if (aggregation === 'COUNT') return rows.length
  const numbers = rows.map((row) => Number(row[0]))
  if (numbers.length === 0) return null
  if (aggregation === 'SUM') return numbers.reduce((sum, one) => sum + one, 0)
  return aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers)
}
