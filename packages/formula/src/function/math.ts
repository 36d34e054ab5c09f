import {
  combinations,
  factorial,
  fromWhole,
  greatestDivisor,
  leastMultiple,
  permutations,
  wholeOf,
} from '../value/integer.ts'
import {
  absolute,
  add,
  compareDecimal,
  type Decimal,
  divide,
  multiply,
  negate,
  subtract,
  toInteger,
} from '../value/number.ts'
import { type Rounding, remainder, roundDecimal, roundToMultiple, wholeQuotient } from '../value/rounding.ts'
import { define, family, optional, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { power, powerSql } from './power.ts'
import { integerSql, quotientSql } from './sql-piece.ts'

const number = parameter('number', 'number', '数值')
const digits = parameter('number', 'digits', '位数', optional)
const multiple = parameter('number', 'multiple', '倍数', optional)
const divisor = parameter('number', 'divisor', '除数')
const total = { total: true } as const

/** Arithmetic on single numbers: signs, rounding, division and whole numbers. */
export const mathFunctions = family('math', [
  define('ABS 绝对值', [number], 'number', '去掉负号 | The number without its sign', {
    ...total,
    evaluate: absolute,
    sql: ([x]) => `abs(${x})`,
  }),
  define(
    'SIGN 正负号 符号',
    [number],
    'number',
    '正数为 1，负数为 -1，零为 0 | 1, -1 or 0 as the number is positive, negative or zero',
    {
      ...total,
      evaluate: (x: Decimal) => (x > 0 ? 1 : x < 0 ? -1 : 0),
      sql: ([x]) => `sign(${x})`,
    },
  ),
  rounding(
    'ROUND 四舍五入',
    'half',
    '四舍五入到指定位数 | Rounds to a number of digits, halves away from zero',
  ),
  rounding('ROUNDUP 向上舍入', 'up', '向远离零的方向舍入 | Rounds away from zero'),
  rounding('ROUNDDOWN 向下舍入', 'down', '向零的方向舍入 | Rounds towards zero'),
  rounding('TRUNC 截断 截尾', 'down', '去掉指定位数之后的小数 | Cuts off the digits after the given place'),
  define('INT 取整', [number], 'number', '不大于它的最大整数 | The largest whole number not above it', {
    ...total,
    evaluate: (x: Decimal) => roundDecimal(x, 0, 'floor'),
    sql: ([x]) => `floor(${x})`,
  }),
  toMultiple(
    'CEILING 向上取倍数 向上取整',
    'ceiling',
    '不小于它的最小倍数 | The smallest multiple not below it',
  ),
  toMultiple('FLOOR 向下取倍数 向下取整', 'floor', '不大于它的最大倍数 | The largest multiple not above it'),
  toMultiple('MROUND 舍入到倍数', 'half', '最接近的倍数 | The nearest multiple'),
  define(
    'EVEN 取偶数',
    [number],
    'number',
    '向远离零的方向取偶数 | Rounds away from zero to an even number',
    {
      ...total,
      evaluate: (x: Decimal) => roundToMultiple(x, 2, 'up'),
      sql: ([x], call) => call.let(x!, (v) => `sign(${v}) * ceil(abs(${v}) * 0.5) * 2`),
    },
  ),
  define('ODD 取奇数', [number], 'number', '向远离零的方向取奇数 | Rounds away from zero to an odd number', {
    ...total,
    evaluate: odd,
    sql: ([x], call) =>
      call.let(
        x!,
        (v) => `case when ${v} = 0 then 1 else sign(${v}) * (ceil((abs(${v}) + 1) * 0.5) * 2 - 1) end`,
      ),
  }),
  define('ISEVEN 是偶数', [number], 'boolean', '整数部分是否为偶数 | Whether the whole part is even', {
    ...total,
    evaluate: (x: Decimal) => wholeOf(x) % 2n === 0n,
    sql: ([x]) => `(mod(trunc(${x}), 2) = 0)`,
  }),
  define('ISODD 是奇数', [number], 'boolean', '整数部分是否为奇数 | Whether the whole part is odd', {
    ...total,
    evaluate: (x: Decimal) => wholeOf(x) % 2n !== 0n,
    sql: ([x]) => `(mod(trunc(${x}), 2) <> 0)`,
  }),
  define(
    'MOD 取余 求余',
    [number, divisor],
    'number',
    '除法的余数，符号与除数相同 | The remainder, with the sign of the divisor',
    {
      evaluate: remainder,
      sql: ([x, y], call) =>
        call.let(y!, (d) =>
          call.let(
            `mod(${x}, nullif(${d}, 0))`,
            (rest) => `case when sign(${rest}) = - sign(${d}) then ${rest} + ${d} else ${rest} end`,
          ),
        ),
    },
  ),
  define('QUOTIENT 取商 整除', [number, divisor], 'number', '除法的整数部分 | The whole part of a division', {
    evaluate: wholeQuotient,
    sql: ([x, d]) => `div(${x}, nullif(${d}, 0))`,
  }),
  define(
    'POWER 乘方 幂',
    [number, parameter('number', 'exponent', '指数')],
    'number',
    '乘方 | The number raised to a power',
    {
      needs: 'decimal',
      evaluate: power,
      sql: powerSql,
    },
  ),
  define(
    'GCD 最大公约数',
    [number],
    'number',
    '各整数部分的最大公约数 | The greatest common divisor of the whole parts',
    {
      ...total,
      repeat: 1,
      evaluate: (...values: Decimal[]) => values.reduce(greatestDivisor, 0),
      sql: (args) => args.map((x) => `trunc(${x})`).reduce((left, right) => `gcd(${left}, ${right})`, '0'),
    },
  ),
  define(
    'LCM 最小公倍数',
    [number],
    'number',
    '各整数部分的最小公倍数 | The least common multiple of the whole parts',
    {
      ...total,
      repeat: 1,
      evaluate: (...values: Decimal[]) => values.reduce(leastMultiple, 1),
      sql: (args) => args.map((x) => `trunc(${x})`).reduce((left, right) => `lcm(${left}, ${right})`, '1'),
    },
  ),
  define('FACT 阶乘', [number], 'number', '阶乘，最大到 170 | The factorial, up to 170', {
    evaluate: (x: Decimal) => whole(factorial(toInteger(x))),
    sql: ([x], call) =>
      call.let(integerSql(x!), (n) => `case when ${n} between 0 and 170 then factorial(${n}) end`),
  }),
  define(
    'COMBIN 组合数',
    [number, parameter('number', 'chosen', '选取数')],
    'number',
    '不计顺序的选法数 | Ways to choose without order',
    {
      evaluate: (n: Decimal, k: Decimal) => whole(combinations(toInteger(n), toInteger(k))),
      sql: ([n, k], call) =>
        chosenSql(n!, k!, call, (a, b) => `div(factorial(${a}), factorial(${b}) * factorial(${a} - ${b}))`),
    },
  ),
  define(
    'PERMUT 排列数',
    [number, parameter('number', 'chosen', '选取数')],
    'number',
    '计顺序的选法数 | Ways to choose with order',
    {
      evaluate: (n: Decimal, k: Decimal) => whole(permutations(toInteger(n), toInteger(k))),
      sql: ([n, k], call) =>
        chosenSql(n!, k!, call, (a, b) => `div(factorial(${a}), factorial(${a} - ${b}))`),
    },
  ),
  define(
    'PERCENT 百分比 占比',
    [parameter('number', 'part', '部分'), parameter('number', 'whole', '总体')],
    'number',
    '部分占总体的百分数 | The part in hundredths of the whole',
    {
      evaluate: (part: Decimal, all: Decimal) => percentOf(part, all),
      sql: ([part, all]) => quotientSql(`(${part} * 100)`, all!),
    },
  ),
  define(
    'CLAMP 限定范围',
    [number, parameter('number', 'low', '下限'), parameter('number', 'high', '上限')],
    'number',
    '限定在下限和上限之间 | Held between a low and a high bound',
    {
      ...total,
      evaluate: (x: Decimal, low: Decimal, high: Decimal) => larger(low, smaller(x, high)),
      sql: ([x, low, high]) => `greatest(${low}, least(${x}, ${high}))`,
    },
  ),
])

function rounding(names: string, mode: Rounding, summary: string) {
  return define(names, [number, digits], 'number', summary, {
    total: true,
    evaluate: (x: Decimal, places: Decimal = 0) => roundDecimal(x, toInteger(places, 100), mode),
    sql: ([x, places = '0'], call) => {
      const count = integerSql(places, 100)
      if (mode === 'half') return `round(${x}, ${count})`
      return mode === 'down' ? `trunc(${x}, ${count})` : roundUpSql(x!, count, call)
    },
  })
}

function roundUpSql(x: string, count: string, call: SqlCall): string {
  return call.let(x, (v) =>
    call.let(count, (n) =>
      call.let(
        `trunc(${v}, ${n})`,
        (cut) => `case when ${cut} = ${v} then ${cut} else ${cut} + sign(${v}) * ${stepSql(n)} end`,
      ),
    ),
  )
}

/** 10^-n exactly: written as text, since a power would be rounded. */
function stepSql(n: string): string {
  return `('1e' || (- ${n}))::numeric`
}

function toMultiple(names: string, mode: 'ceiling' | 'floor' | 'half', summary: string) {
  return define(names, [number, multiple], 'number', summary, {
    total: true,
    evaluate: (x: Decimal, step: Decimal = 1) => roundToMultiple(x, step, mode),
    sql: ([x, step = '1'], call) =>
      call.let(x!, (v) =>
        call.let(`abs(${step})`, (s) =>
          call.let(`mod(${v}, nullif(${s}, 0))`, (rest) => multipleSql(v, s, rest, mode)),
        ),
      ),
  })
}

function multipleSql(v: string, step: string, rest: string, mode: 'ceiling' | 'floor' | 'half'): string {
  const cut = `${v} - ${rest}`
  if (mode === 'ceiling') return `coalesce(case when ${rest} > 0 then ${cut} + ${step} else ${cut} end, 0)`
  if (mode === 'floor') return `coalesce(case when ${rest} < 0 then ${cut} - ${step} else ${cut} end, 0)`
  return `coalesce(case when 2 * abs(${rest}) >= ${step} then ${cut} + sign(${v}) * ${step} else ${cut} end, 0)`
}

function odd(x: Decimal): Decimal {
  if (x === 0) return 1
  const even = roundToMultiple(add(absolute(x), 1), 2, 'up')
  const size = subtract(even, 1)
  return x < 0 ? negate(size) : size
}

function whole(value: bigint | null): Decimal | null {
  return value === null ? null : fromWhole(value)
}

function chosenSql(n: string, k: string, call: SqlCall, body: (n: string, k: string) => string): string {
  return call.let(integerSql(n), (a) =>
    call.let(
      integerSql(k),
      (b) => `case when ${b} >= 0 and ${b} <= ${a} and ${a} <= 170 then ${body(a, b)} end`,
    ),
  )
}

function percentOf(part: Decimal, all: Decimal): Decimal | null {
  return divide(multiply(part, 100), all)
}

function larger(left: Decimal, right: Decimal): Decimal {
  return compareDecimal(left, right) >= 0 ? left : right
}

function smaller(left: Decimal, right: Decimal): Decimal {
  return compareDecimal(left, right) <= 0 ? left : right
}
