import { numbersIn } from '../value/list.ts'
import {
  add,
  type Decimal,
  divide,
  formatDecimal,
  multiply,
  negate,
  parseDecimal,
  subtract,
} from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { blank, define, family, optional, parameter, refused } from './define.ts'
import type { SqlCall } from './definition.ts'
import { power, powerSql } from './power.ts'
import { quotientSql } from './sql-piece.ts'

const number = (en: string, zh: string) => parameter('number', en, zh)
const rate = number('rate', '每期利率')
const periods = number('periods', '期数')
const payment = number('payment', '每期付款')
const present = number('present', '现值')
const future = { ...number('future', '终值'), ...optional }
const flows = parameter('numbers', 'flow', '现金流', blank)
const iterative = refused('需要逐次逼近', 'it is found by successive approximation')

/** Loans and investments; payments fall at the end of each period, and money paid out is negative, as in Excel. */
export const financeFunctions = family('finance', [
  define(
    'PMT 每期还款额',
    [rate, periods, present, future],
    'number',
    '等额分期每期的付款 | The payment of a loan with equal payments',
    {
      needs: 'decimal',
      evaluate: (r: Decimal, n: Decimal, pv: Decimal, fv: Decimal = 0) => pmt(r, n, pv, fv),
      sql: ([r, n, pv, fv = '0'], call) =>
        withGrowth(r!, n!, call, (i, g) => ({
          flat: quotientSql(`- (${pv} + ${fv})`, n!),
          compound: quotientSql(`- round(${i} * (${fv} + round(${pv} * ${g}, 20)), 20)`, `(${g} - 1)`),
        })),
    },
  ),
  define(
    'FV 终值',
    [rate, periods, payment, { ...present, ...optional }],
    'number',
    '定期定额投资的终值 | The future value of equal payments',
    {
      needs: 'decimal',
      evaluate: (r: Decimal, n: Decimal, pmt: Decimal, pv: Decimal = 0) => futureValue(r, n, pmt, pv),
      sql: ([r, n, pmt, pv = '0'], call) =>
        withGrowth(r!, n!, call, (i, g) => ({
          flat: `- (${pv} + round(${pmt} * ${n}, 20))`,
          compound: `- (round(${pv} * ${g}, 20) + ${quotientSql(`round(${pmt} * (${g} - 1), 20)`, i)})`,
        })),
    },
  ),
  define(
    'PV 现值',
    [rate, periods, payment, future],
    'number',
    '一系列等额付款的现值 | The present value of equal payments',
    {
      needs: 'decimal',
      evaluate: (r: Decimal, n: Decimal, pmt: Decimal, fv: Decimal = 0) => presentValue(r, n, pmt, fv),
      sql: ([r, n, pmt, fv = '0'], call) =>
        withGrowth(r!, n!, call, (i, g) => ({
          flat: `- (${fv} + round(${pmt} * ${n}, 20))`,
          compound: quotientSql(`- (${fv} + ${quotientSql(`round(${pmt} * (${g} - 1), 20)`, i)})`, g),
        })),
    },
  ),
  define(
    'EFFECT 实际年利率',
    [number('nominal', '名义年利率'), periods],
    'number',
    '名义年利率按一年若干次计息的实际年利率 | The yearly rate that a nominal rate compounds to',
    {
      needs: 'decimal',
      evaluate: effectiveRate,
      sql: ([nominal, n], call) =>
        call.let(n!, (m) => `${powerSql([`1 + ${quotientSql(nominal!, m)}`, `nullif(${m}, 0)`], call)} - 1`),
    },
  ),
  define(
    'SLN 直线折旧',
    [number('cost', '原值'), number('salvage', '残值'), number('life', '年限')],
    'number',
    '直线法每期的折旧 | The depreciation of one period by the straight-line method',
    {
      evaluate: (cost: Decimal, salvage: Decimal, life: Decimal) => divide(subtract(cost, salvage), life),
      sql: ([cost, salvage, life]) => quotientSql(`(${cost} - ${salvage})`, life!),
    },
  ),
  define(
    'NPV 净现值',
    [rate, flows],
    'number',
    '各期末现金流的净现值 | The net present value of flows at the ends of periods',
    {
      repeat: 1,
      needs: 'decimal',
      evaluate: (r: Decimal, ...values: Value[]) => netPresentValue(r, numbersIn(values)),
      sql: refused('逐期折现只在应用中计算', 'flows are discounted one by one by the application only'),
    },
  ),
  define(
    'NPER 还款期数',
    [rate, payment, present, future],
    'number',
    '还清所需的期数 | How many periods a loan takes',
    {
      evaluate: (r: Decimal, pmt: Decimal, pv: Decimal, fv: Decimal = 0) =>
        periodsOf(float(r), float(pmt), float(pv), float(fv)),
      sql: iterative,
    },
  ),
  define(
    'IRR 内部收益率',
    [flows],
    'number',
    '内部收益率，精确到 12 位小数 | The internal rate of return, to 12 places',
    {
      repeat: 1,
      evaluate: (...values: Value[]) => internalRate(numbersIn(values).map(float)),
      sql: iterative,
    },
  ),
])

function pmt(rate: Decimal, periods: Decimal, present: Decimal, future: Decimal): Decimal | null {
  if (rate === 0) return divide(negate(add(present, future)), periods)
  const growth = power(add(1, rate), periods)
  if (growth === null) return null
  return divide(negate(multiply(rate, add(future, multiply(present, growth)))), subtract(growth, 1))
}

function futureValue(rate: Decimal, periods: Decimal, payment: Decimal, present: Decimal): Decimal | null {
  if (rate === 0) return negate(add(present, multiply(payment, periods)))
  const growth = power(add(1, rate), periods)
  if (growth === null) return null
  return negate(add(multiply(present, growth), divide(multiply(payment, subtract(growth, 1)), rate)!))
}

function presentValue(rate: Decimal, periods: Decimal, payment: Decimal, future: Decimal): Decimal | null {
  if (rate === 0) return negate(add(future, multiply(payment, periods)))
  const growth = power(add(1, rate), periods)
  if (growth === null) return null
  return divide(negate(add(future, divide(multiply(payment, subtract(growth, 1)), rate)!)), growth)
}

/** SQL of a formula with the growth (1 + rate)^periods, and of its form for a rate of zero. */
function withGrowth(
  rate: string,
  periods: string,
  call: SqlCall,
  body: (rate: string, growth: string) => { flat: string; compound: string },
): string {
  return call.let(rate, (i) =>
    call.let(powerSql([`1 + ${i}`, periods], call), (g) => {
      const { flat, compound } = body(i, g)
      return `case when ${i} = 0 then ${flat} else ${compound} end`
    }),
  )
}

function effectiveRate(nominal: Decimal, periods: Decimal): Decimal | null {
  const step = divide(nominal, periods)
  const growth = step === null ? null : power(add(1, step), periods)
  return growth === null ? null : subtract(growth, 1)
}

function netPresentValue(rate: Decimal, flows: readonly Decimal[]): Decimal | null {
  let total: Decimal = 0
  for (const [index, flow] of flows.entries()) {
    const factor = power(add(1, rate), index + 1)
    const value = factor === null ? null : divide(flow, factor)
    if (value === null) return null
    total = add(total, value)
  }
  return total
}

function float(value: Decimal): number {
  return Number(formatDecimal(value))
}

/** Twelve places: beyond them binary arithmetic says nothing. */
function fromFloat(value: number): Decimal | null {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? (parseDecimal(value.toFixed(12)) ?? null) : null
}

function periodsOf(rate: number, payment: number, present: number, future: number): Decimal | null {
  if (rate === 0) return payment === 0 ? null : fromFloat(-(present + future) / payment)
  return fromFloat(Math.log((payment - future * rate) / (payment + present * rate)) / Math.log1p(rate))
}

const steps = 200

/** Bisection between −99.99 % and 1,000,000 %; null when the flows do not change sign there. */
function internalRate(flows: readonly number[]): Decimal | null {
  const value = (rate: number) => flows.reduceRight((total, flow) => total / (1 + rate) + flow, 0)
  let [low, high] = [-0.9999, 10_000]
  if (flows.length < 2 || value(low) > 0 === value(high) > 0) return null
  const rising = value(high) > 0
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2
    if (value(middle) > 0 === rising) high = middle
    else low = middle
  }
  return fromFloat(low)
}
