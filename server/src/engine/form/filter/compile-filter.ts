import type { Filter, FilterCondition } from '@sluice/contract'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { compileCondition, type FilterSetting } from './compile-condition.ts'
import { ConditionProblem, noSuchField, toFieldError } from './condition-problem.ts'
import type { Operand } from './operand.ts'

const largestDepth = 10
const largestCount = 200

/**
 * A filter as one SQL condition over alias `r`. A condition on a column of a sub-table holds when it does in any row.
 * @param operandOf finds a field or system attribute the actor may read; undefined for all else
 * @throws invalidInput naming every condition that is wrong (`filter.all.0`)
 */
export function compileFilter(
  filter: Filter,
  operandOf: (field: string) => Operand | undefined,
  setting: FilterSetting,
  path = 'filter',
): string {
  const problems: FieldError[] = []
  let count = 0
  const visit = (node: Filter, place: string, depth: number): string => {
    count++
    if (depth > largestDepth || count > largestCount) {
      if (count === largestCount + 1 || depth === largestDepth + 1) problems.push(tooComplex(place))
      return 'true'
    }
    if ('all' in node) return join(node.all, `${place}.all`, depth, ' and ')
    if ('any' in node) return join(node.any, `${place}.any`, depth, ' or ')
    return condition(node, place)
  }
  const join = (nodes: Filter[], place: string, depth: number, word: string): string => {
    // A group without conditions restricts nothing.
    if (nodes.length === 0) return 'true'
    return `(${nodes.map((node, index) => visit(node, `${place}.${index}`, depth + 1)).join(word)})`
  }
  const condition = ({ field, op, value }: FilterCondition, place: string): string => {
    try {
      const operand = operandOf(field)
      if (!operand) throw noSuchField(field)
      const sql = compileCondition(operand, op, value, setting)
      // Each condition asks for some row of its own.
      return operand.within
        ? `exists (select from ${operand.within} s where s.record_id = r.id and ${sql})`
        : sql
    } catch (error) {
      if (!(error instanceof ConditionProblem)) throw error
      problems.push(toFieldError(error, place))
      return 'true'
    }
  }
  const sql = visit(filter, path, 0)
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
  return sql
}

function tooComplex(field: string): FieldError {
  return {
    field,
    code: 'tooComplex',
    message: {
      zh: '筛选条件太复杂：最多 {count} 个条件，嵌套 {depth} 层。',
      en: 'The filter is too complex: at most {count} conditions, {depth} levels deep.',
    },
    params: { count: largestCount, depth: largestDepth },
  }
}
