import {
  compareDecimal,
  type Decimal,
  divide,
  multiply,
  negate,
  roundDecimal,
  subtract,
  toInteger,
} from '../value/number.ts'
import type { FormulaFunction } from './definition.ts'
import { optional, parameter } from './parameter.ts'

const value = parameter('number', 'number', '数值')
const places = parameter('number', 'digits', '位数', optional)

type Mode = 'half' | 'up' | 'down'

export const mathFunctions: readonly FormulaFunction[] = [
  {
    name: 'ABS',
    zh: '绝对值',
    family: 'math',
    parameters: [value],
    result: 'number',
    total: true,
    summary: ['去掉负号', 'The number without its sign'],
    evaluate: (x: Decimal) => (compareDecimal(x, 0) < 0 ? negate(x) : x),
    sql: ([x]) => `abs(${x})`,
  },
  rounding('ROUND', '四舍五入', 'half', [
    '四舍五入到指定位数',
    'Rounds to a number of digits, halves away from zero',
  ]),
  rounding('ROUNDUP', '向上舍入', 'up', ['向远离零的方向舍入', 'Rounds away from zero']),
  rounding('ROUNDDOWN', '向下舍入', 'down', ['向零的方向舍入', 'Rounds towards zero']),
  {
    name: 'INT',
    zh: '取整',
    family: 'math',
    parameters: [value],
    result: 'number',
    total: true,
    summary: ['不大于它的最大整数', 'The largest whole number not above it'],
    evaluate: (x: Decimal) => roundDecimal(x, 0, 'floor'),
    sql: ([x]) => `floor(${x})`,
  },
  {
    name: 'MOD',
    zh: '取余',
    aliases: ['求余'],
    family: 'math',
    parameters: [value, parameter('number', 'divisor', '除数')],
    result: 'number',
    summary: ['除法的余数，符号与除数相同', 'The remainder, with the sign of the divisor'],
    evaluate: (x: Decimal, divisor: Decimal) => modulo(x, divisor),
    sql: ([x, divisor], call) =>
      call.let(divisor!, (d) =>
        call.let(
          `mod(${x}, nullif(${d}, 0))`,
          (rest) => `case when ${rest} * ${d} < 0 then ${rest} + ${d} else ${rest} end`,
        ),
      ),
  },
]

function rounding(name: string, zh: string, mode: Mode, summary: readonly [string, string]): FormulaFunction {
  return {
    name,
    zh,
    family: 'math',
    parameters: [value, places],
    result: 'number',
    total: true,
    summary,
    evaluate: (x: Decimal, digits: Decimal = 0) => roundDecimal(x, toInteger(digits, 40), mode),
    sql: ([x, digits = '0'], call) => {
      const count = `trunc(least(greatest(${digits}, -40), 40))::int`
      if (mode === 'half') return `round(${x}, ${count})`
      if (mode === 'down') return `trunc(${x}, ${count})`
      return call.let(x!, (v) =>
        call.let(count, (n) =>
          call.let(
            `trunc(${v}, ${n})`,
            (t) => `case when ${t} = ${v} then ${t} else ${t} + sign(${v}) * power(10::numeric, - ${n}) end`,
          ),
        ),
      )
    },
  }
}

function modulo(x: Decimal, divisor: Decimal): Decimal | null {
  const quotient = divide(x, divisor)
  if (quotient === null) return null
  if (
    typeof x === 'number' &&
    typeof divisor === 'number' &&
    Number.isSafeInteger(x) &&
    Number.isSafeInteger(divisor)
  ) {
    const rest = x % divisor
    return (rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest) + 0
  }
  return subtract(x, multiply(divisor, roundDecimal(quotient, 0, 'floor')))
}
