import { elementOf, type FormulaType, isRecord } from '../type/type.ts'
import { flatten } from '../value/list.ts'
import { compareDecimal, type Decimal } from '../value/number.ts'
import { compareText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { blank, define, parameter } from './define.ts'
import { arraySql, fromElements } from './sql-piece.ts'

const values = parameter('sames', 'value', '值', blank)

/** The largest and smallest of numbers, dates, date-times, durations or texts. */
export const extremeFunctions = [
  extreme('MAX 最大值', 1, '最大的值，日期则为最晚 | The largest or latest value'),
  extreme('MIN 最小值', -1, '最小的值，日期则为最早 | The smallest or earliest value'),
]

function extreme(names: string, sign: 1 | -1, summary: string) {
  return define(names, [values], 'same', summary, {
    repeat: 1,
    passes: 'one',
    checkTypes: ([type]) =>
      hasOrder(elementOf(type ?? 'blank'))
        ? undefined
        : ['这种类型没有大小', 'values of this type have no order'],
    build: (args, { types }) => {
      const compare = orderOf(elementOf(types[0]!))
      return (row, runtime) => {
        let best: Value = null
        for (const each of flatten(args.map((arg) => arg(row, runtime)))) {
          if (best === null || compare(each, best) * sign > 0) best = each
        }
        return best
      }
    },
    sql: (args, call) => {
      const type = call.sqlTypeOf(call.result)
      const isText = call.result === 'text'
      const select = (v: string) =>
        `${sign > 0 ? 'max' : 'min'}(${isText ? `nullif(${v}, '') collate "C"` : v})`
      if (call.types.every((each) => typeof each !== 'object') && !isText)
        return `${sign > 0 ? 'greatest' : 'least'}(${args.join(', ')})`
      return fromElements(arraySql(args, call, type), call, select)
    },
  })
}

/** Whether values of the type can be less or greater than each other. */
export function hasOrder(type: FormulaType): boolean {
  return (
    !isRecord(type) && type !== 'boolean' && type !== 'member' && type !== 'department' && type !== 'role'
  )
}

/** Order of two values that are not blank. */
export function orderOf(type: FormulaType): (left: Value, right: Value) => number {
  if (type === 'number' || type === 'duration') return (a, b) => compareDecimal(a as Decimal, b as Decimal)
  if (type === 'text') return (a, b) => compareText(a as string, b as string)
  return (a, b) => (a as number) - (b as number)
}
