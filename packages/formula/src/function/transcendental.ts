import {
  compareDecimal,
  type Decimal,
  divide,
  formatDecimal,
  multiply,
  parseDecimal,
  squareRoot,
} from '../value/number.ts'
import { define, family, optional, parameter, refused } from './define.ts'
import { fromWide, toWide } from './wide-decimal.ts'

const number = parameter('number', 'number', '数值')
const angle = parameter('number', 'radians', '弧度')
const pi = parseDecimal('3.14159265358979323846')!
const binaryOnly = refused(
  '数据库只能用二进制浮点计算，结果不精确',
  'the database computes it in binary floating point only',
)

/** Roots, logarithms, exponentials (20 exact digits after the point) and angles (15 significant digits). */
export const transcendentalFunctions = family('math', [
  define('SQRT 平方根 开方', [number], 'number', '平方根 | The square root', {
    evaluate: squareRoot,
    sql: ([x], call) => call.let(x!, (v) => `case when ${v} >= 0 then round(sqrt(round(${v}, 20)), 20) end`),
  }),
  define('EXP 指数', [number], 'number', 'e 的乘方 | e raised to a power', {
    needs: 'decimal',
    evaluate: (x: Decimal) => exponential(x),
    sql: ([x], call) =>
      call.let(
        x!,
        (v) =>
          `case when ${v} > 139 then null when ${v} < -60 then 0 else ${call.let(`round(exp(round(${v}, 20)), 20)`, (r) => `case when ${r} < 1e60 then ${r} end`)} end`,
      ),
  }),
  define('LN 自然对数', [number], 'number', '自然对数 | The natural logarithm', {
    needs: 'decimal',
    evaluate: (x: Decimal) => (x > 0 ? fromWide(toWide(x, 3).ln()) : null),
    sql: ([x], call) => call.let(x!, (v) => `case when ${v} > 0 then round(ln(round(${v}, 20)), 20) end`),
  }),
  define('LOG10 常用对数', [number], 'number', '以 10 为底的对数 | The logarithm to base 10', {
    needs: 'decimal',
    evaluate: (x: Decimal) => logarithm(x, 10),
    sql: ([x], call) =>
      call.let(x!, (v) => `case when ${v} > 0 then round(log(10, round(${v}, 40)), 20) end`),
  }),
  define(
    'LOG 对数',
    [number, parameter('number', 'base', '底数', optional)],
    'number',
    '对数，底数默认 10 | The logarithm to a base, 10 if not given',
    {
      needs: 'decimal',
      evaluate: (x: Decimal, base: Decimal = 10) => logarithm(x, base),
      sql: ([x, base = '10'], call) =>
        call.let(x!, (v) =>
          call.let(
            base,
            (b) =>
              `case when ${v} > 0 and ${b} > 0 and ${b} <> 1 then round(log(${b}, round(${v}, 40)), 20) end`,
          ),
        ),
    },
  ),
  define('PI 圆周率', [], 'number', '圆周率 | The ratio of a circle to its diameter', {
    total: true,
    evaluate: () => pi,
    sql: () => `${formatDecimal(pi)}::numeric`,
  }),
  define(
    'RADIANS 弧度',
    [parameter('number', 'degrees', '角度')],
    'number',
    '角度换算为弧度 | Degrees as radians',
    {
      total: true,
      evaluate: (x: Decimal) => divide(multiply(x, pi), 180),
      sql: ([x]) => `round(round(round(${x} * ${formatDecimal(pi)}, 20), 60) / 180, 20)`,
    },
  ),
  define('DEGREES 角度', [angle], 'number', '弧度换算为角度 | Radians as degrees', {
    total: true,
    evaluate: (x: Decimal) => divide(multiply(x, 180), pi),
    sql: ([x]) => `round(round(${x} * 180, 60) / ${formatDecimal(pi)}, 20)`,
  }),
  trigonometric('SIN 正弦', Math.sin, '正弦 | The sine'),
  trigonometric('COS 余弦', Math.cos, '余弦 | The cosine'),
  trigonometric('TAN 正切', Math.tan, '正切 | The tangent'),
  trigonometric('ASIN 反正弦', Math.asin, '反正弦，单位弧度 | The angle of a sine, in radians'),
  trigonometric('ACOS 反余弦', Math.acos, '反余弦，单位弧度 | The angle of a cosine, in radians'),
  trigonometric('ATAN 反正切', Math.atan, '反正切，单位弧度 | The angle of a tangent, in radians'),
  define(
    'ATAN2 坐标反正切',
    [parameter('number', 'x', '横坐标'), parameter('number', 'y', '纵坐标')],
    'number',
    '坐标的方向角 | The angle of a point seen from the origin',
    {
      evaluate: (x: Decimal, y: Decimal) =>
        x === 0 && y === 0 ? null : fromFloat(Math.atan2(toFloat(y), toFloat(x))),
      sql: binaryOnly,
    },
  ),
])

function trigonometric(names: string, compute: (x: number) => number, summary: string) {
  return define(names, [angle], 'number', summary, {
    evaluate: (x: Decimal) => fromFloat(compute(toFloat(x))),
    sql: binaryOnly,
  })
}

/** Logarithms to a base near 1 are large. */
const logarithmSize = 25

function exponential(x: Decimal): Decimal | null {
  if (compareDecimal(x, 139) > 0) return null
  return compareDecimal(x, -60) < 0 ? 0 : fromWide(toWide(x, Number(formatDecimal(x)) / 2.3).exp())
}

function logarithm(x: Decimal, base: Decimal): Decimal | null {
  if (x <= 0 || base <= 0 || base === 1) return null
  return fromWide(toWide(x, logarithmSize).log(formatDecimal(base)))
}

function toFloat(value: Decimal): number {
  return typeof value === 'number' ? value : Number(formatDecimal(value))
}

/** Fifteen significant digits: the last bits of a binary result mean nothing. */
function fromFloat(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null
  return Math.abs(value) < 1e-20 ? 0 : (parseDecimal(formatDecimal(Number(value.toPrecision(15)))) ?? null)
}
