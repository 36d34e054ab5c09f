import fc from 'fast-check'

/** An argument as our language writes it and as a JavaScript value. */
export interface Argument {
  readonly text: string
  readonly value: unknown
}

type Arguments = fc.Arbitrary<readonly Argument[]>

const argument = (value: number | boolean): Argument => ({ text: String(value).toUpperCase(), value })
const quoted = (value: string): Argument => ({ text: `"${value}"`, value })
const listOf = (items: readonly Argument[]): Argument => ({
  text: `{${items.map(({ text }) => text).join(', ')}}`,
  value: items.map(({ value }) => value),
})

const cents = (least: number, most: number) =>
  fc.integer({ min: least * 100, max: most * 100 }).map((value) => argument(value / 100))
const whole = (least: number, most: number) => fc.integer({ min: least, max: most }).map(argument)
const number = cents(-1000, 1000)
const positive = cents(1, 1000)
const flag = fc.boolean().map(argument)
const text = fc
  .string({ unit: fc.constantFrom('a', 'b', 'c', 'A', ' ', '川', '1'), maxLength: 8 })
  .map(quoted)
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }).map(quoted)
const numbers = fc.array(number, { minLength: 2, maxLength: 8 })
const list = numbers.map(listOf)
const date = fc.integer({ min: -25_000, max: 40_000 }).map((day): Argument => {
  const at = new Date(day * 86_400_000)
  const [year, month, dayOfMonth] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  return { text: `DATE(${year}, ${month + 1}, ${dayOfMonth})`, value: new Date(year, month, dayOfMonth) }
})

const of = (...parts: fc.Arbitrary<Argument>[]): Arguments => fc.tuple(...parts)
const many = (part: fc.Arbitrary<Argument>, least = 1): Arguments =>
  fc.array(part, { minLength: least, maxLength: 6 })

/** Random arguments on which both must agree, by function. */
export const cases: Readonly<Record<string, Arguments>> = {
  ABS: of(number),
  SIGN: of(number),
  ROUND: of(cents(0, 1000), whole(-2, 4)),
  ROUNDUP: of(whole(-500, 500), whole(-2, 0)),
  ROUNDDOWN: of(whole(-500, 500), whole(-2, 0)),
  TRUNC: of(whole(-500, 500)),
  INT: of(number),
  EVEN: of(number),
  ODD: of(number),
  ISEVEN: of(whole(-50, 50)),
  ISODD: of(whole(-50, 50)),
  MOD: of(whole(0, 50), whole(1, 9)),
  QUOTIENT: of(whole(-50, 50), whole(1, 9)),
  POWER: of(cents(1, 20), whole(-3, 5)),
  GCD: many(whole(1, 500), 2),
  LCM: of(whole(1, 60), whole(1, 60)),
  FACT: of(whole(0, 20)),
  COMBIN: of(whole(10, 20), whole(0, 10)),
  PERMUT: of(whole(10, 20), whole(0, 10)),
  SQRT: of(positive),
  EXP: of(cents(-10, 10)),
  LN: of(positive),
  LOG10: of(positive),
  LOG: of(positive, whole(2, 16)),
  PI: of(),
  RADIANS: of(number),
  DEGREES: of(number),
  SIN: of(number),
  COS: of(number),
  TAN: of(cents(-1, 1)),
  ASIN: of(cents(-1, 1)),
  ACOS: of(cents(-1, 1)),
  ATAN: of(number),
  MROUND: of(whole(0, 50), whole(1, 9)),
  CEILING: of(number, whole(1, 9)),
  FLOOR: of(number, whole(1, 9)),
  MODE: fc
    .array(whole(1, 3), { minLength: 4, maxLength: 4 })
    .map((items) => [items[0]!, ...items])
    .filter(hasOneMode),
  SUM: many(number),
  AVERAGE: many(number),
  COUNT: many(number),
  MAX: many(number),
  MIN: many(number),
  MEDIAN: many(number),
  VARP: many(number, 2),
  VAR: many(number, 2),
  STDEV: many(number, 2),
  STDEVP: many(number, 2),
  LARGE: of(list, whole(1, 2)),
  SMALL: of(list, whole(1, 2)),
  PERCENTILE: of(list, cents(0, 1)),
  QUARTILE: of(list, whole(1, 3)),
  SUMSQ: many(number),
  SUMPRODUCT: numbers.map((items) => [listOf(items), listOf(items)]),
  RANK: numbers.map((items) => [items[0]!, listOf(items)]),
  CONCAT: many(text),
  LEN: of(text),
  LEFT: of(text, whole(0, 9)),
  RIGHT: of(text, whole(1, 9)),
  MID: of(word, whole(1, 1), whole(1, 5)),
  REPLACE: of(text, whole(1, 5), whole(0, 5), text),
  SUBSTITUTE: of(text, word, text),
  REPT: of(text, whole(1, 5)),
  TRIM: of(text),
  CLEAN: of(text),
  UPPER: of(text),
  LOWER: of(text),
  CHAR: of(whole(32, 126)),
  CODE: of(word),
  EXACT: of(text, text),
  FIND: fc
    .tuple(word, text, word)
    .map(([part, left, right]) => [part, quoted(`${left.value}${part.value}${right.value}`)]),
  SEARCH: fc
    .tuple(word, text, word)
    .map(([part, left, right]) => [part, quoted(`${left.value}${part.value}${right.value}`)]),
  VALUE: number.map(({ value }) => [quoted(String(value))]),
  TEXT: fc
    .tuple(positive, fc.constantFrom('0.00', '#,##0.00', '0'))
    .map(([value, format]) => [value, quoted(format)]),
  TEXTJOIN: fc.tuple(word, flag, word, word),
  DATEVALUE: date.map(({ value }) => [quoted(dayText(value as Date))]),
  DAYS: of(date, date),
  WEEKNUM: of(date, whole(1, 1)),
  WORKDAY: of(date, whole(1, 60)),
  YEAR: of(date),
  MONTH: of(date),
  DAY: of(date),
  WEEKDAY: of(date, whole(1, 3)),
  ISOWEEKNUM: of(date),
  EDATE: of(date, whole(-30, 30)),
  EOMONTH: of(date, whole(-30, 30)),
  DATE: of(whole(1950, 2090), whole(1, 12), whole(1, 28)),
  NETWORKDAYS: fc
    .tuple(date, date)
    .map(([a, b]) => ((a.value as Date) <= (b.value as Date) ? [a, b] : [b, a])),
  IF: of(flag, number, number),
  IFS: of(flag, number, argumentTrue(), number),
  SWITCH: of(whole(1, 3), whole(1, 3), text, whole(1, 3), text, text),
  CHOOSE: of(whole(1, 3), text, text, text),
  AND: many(flag),
  OR: many(flag),
  NOT: of(flag),
  XOR: many(flag),
  TRUE: of(),
  FALSE: of(),
  PMT: of(cents(0, 1), whole(1, 60), whole(1, 100_000)),
  FV: of(cents(0, 1), whole(1, 30), whole(-500, 500), whole(-500, 500)),
  PV: of(cents(0, 1), whole(1, 30), whole(-500, 500), whole(-500, 500)),
  EFFECT: of(cents(1, 2), whole(1, 12)),
  SLN: of(positive, positive, positive),
  NPER: of(cents(0, 1), whole(-500, -400), whole(100, 200)),
  IRR: fc
    .array(positive, { minLength: 2, maxLength: 5 })
    .map((items) => [listOf([argument(-1000), ...items])])
    .filter(isProfitable),
  INDEX: of(list, whole(1, 2)),
  MATCH: numbers.map((items) => [items[1]!, listOf(items), argument(0)]),
  COUNTIF: criterion(),
  SUMIF: criterion(),
  AVERAGEIF: criterion(),
  NPV: fc.tuple(cents(0, 1), number, number, number),
}

function argumentTrue(): fc.Arbitrary<Argument> {
  return fc.constant(argument(true))
}

function dayText(day: Date): string {
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}

/** Numbers and a criterion that at least one of them fits. */
function criterion(): Arguments {
  return numbers.map((items) => [listOf(items), quoted(`>=${items[0]!.value}`)])
}

function hasOneMode(items: readonly Argument[]): boolean {
  const counts = [...Map.groupBy(items, ({ value }) => value).values()]
    .map(({ length }) => length)
    .sort((a, b) => b - a)
  return counts[0] !== counts[1]
}

/** Their search for a rate does not always find one below zero. */
function isProfitable([flows]: readonly Argument[]): boolean {
  return (flows!.value as number[]).reduce((total, flow) => total + flow, 0) > 100
}

/** Where the function of the same meaning is not simply a property of their library. */
export const theirNames: Readonly<Record<string, readonly string[]>> = {
  VAR: ['VAR', 'S'],
  STDEV: ['STDEV', 'S'],
  PERCENTILE: ['PERCENTILE', 'INC'],
  QUARTILE: ['QUARTILE', 'INC'],
  RANK: ['RANK', 'EQ'],
  MODE: ['MODE', 'SNGL'],
}
