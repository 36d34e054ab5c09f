import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compileFormula,
  formatFormula,
  functionCatalog,
  newTextAllowance,
  parse,
  toDisplay,
  toStored,
} from './index.ts'
import { sampleRow, sampleSchema, seeded } from './testing/sample-row.ts'

const env = { now: '2026-05-01T00:00:00Z', timeZone: 'Asia/Shanghai' }
const row = sampleRow(seeded(7))

/** Pieces of the language in no order, and garbage between them. */
const piece = fc.oneof(
  fc.constantFrom(...'+-*/^&=<>%(){}[],.;"\'“”（），＝！ \n\t\0\\$#@~`|?:'),
  fc.constantFrom(
    '<=',
    '<>',
    '!=',
    'in',
    'TRUE',
    '空',
    '1',
    '0.5',
    '1e9',
    '99999999999999999999999999',
    '{{',
    '}}',
    '{{number_1}}',
    '[字段number1]',
    '[列表text]',
  ),
  fc.constantFrom(...functionCatalog().map(({ name }) => `${name}(`)),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const garbage = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

/** Whatever is typed: an answer or errors inside the text, never an exception. */
function survives(text: string): void {
  const result = compileFormula(text, sampleSchema)
  if (result.ok) result.formula.evaluate(row, env)
  else {
    expect(result.errors.length).toBeGreaterThan(0)
    for (const { start, end } of result.errors)
      expect(0 <= start && start <= end && end <= text.length).toBe(true)
  }
  formatFormula(parse(text).ast)
  toDisplay(toStored(text, sampleSchema), sampleSchema)
}

test('[N2.12] garbage never throws, and its errors lie inside the text', () => {
  fc.assert(fc.property(garbage, survives), { numRuns: 4000 })
})

test.each([
  ['brackets', `${'('.repeat(5000)}1`],
  ['closed brackets', `${'('.repeat(4000)}1${')'.repeat(4000)}`],
  ['calls', 'ABS('.repeat(2000)],
  ['signs', `${'-'.repeat(9000)}1`],
  ['percent signs', `1${'%'.repeat(9000)}`],
  ['a chain of sums', Array.from({ length: 4000 }, () => '1').join('+')],
  ['a chain of powers', Array.from({ length: 4000 }, () => '9').join('^')],
  ['lists', `${'{'.repeat(5001)}`],
  ['paths', `[a]${'.b'.repeat(4000)}`],
  ['arguments', `SUM(${Array.from({ length: 4000 }, () => '1').join(',')})`],
  ['one long text', `"${'x'.repeat(20_000)}"`],
])('[N2.12] a formula of endless %s is refused', (_, text) => {
  const result = compileFormula(text, sampleSchema)
  expect(result.ok).toBe(false)
  survives(text)
})

test.each([
  ['REPT("a", 999999999)', null],
  ['SUBSTITUTE(REPT("a", 90000), "a", REPT("b", 90000))', null],
  ['PADLEFT("a", 999999999)', null],
  ['9 ^ 9 ^ 9', null],
  ['9.9 ^ -999999999', 0],
  ['EXP(99999999999)', null],
  ['FACT(99999999)', null],
  ['SIZE(SEQUENCE(1, 999999999))', 1000],
  ['WORKDAY(TODAY(), 999999999)', null],
  ['DATE(999999999, 1, 1)', null],
  ['DATEADD(NOW(), 999999999999, "second")', null],
  ['ROUND(1.5, 999999999)', 1.5],
  ['ROUND(1.5, -999999999)', 0],
  ['REGEXMATCH(REPT("a", 90000), "^(a+)+$b")', false],
  ['REGEXREPLACE(REPT("a", 90000), "(a|a)*?$", "")', ''],
])('[N2.12] %s is bounded', (text, expected) => {
  const result = compileFormula(text, sampleSchema)
  expect(result.ok && result.formula.evaluate({}, env)).toEqual(expected)
})

test('[7.A2] long texts are looked at so far only, by one formula and by all that share an allowance', () => {
  const long = 'ab1 é'.repeat(20_000)
  const schema = { fields: [{ id: 'body', name: 'body', type: 'text' as const }] }
  const many = (call: string) => `OR(${Array.from({ length: 60 }, () => `${call} = "x"`).join()})`
  const slow = [
    'REGEXMATCH([body], "(.{0,20}a.{0,20}){5}[yz]$")',
    'REGEXEXTRACT([body], "(.{0,20}a.{0,20}){5}[yz]$")',
    'REGEXREPLACE([body], "(.{0,20}a.{0,20}){5}[yz]$", "")',
    ...['PROPER([body])', 'TRIM([body])', 'UPPER([body])', 'SUBSTITUTE([body], "a", "b")'].map(many),
    many('PROPER(REPT("a", 100000))'),
    many('JOIN(LIST([body], [body]), "")'),
  ]
  for (const text of slow) {
    const result = compileFormula(text, schema)
    if (!result.ok) throw new Error(JSON.stringify(result.errors))
    const { evaluate } = result.formula
    expect(() => evaluate({ body: long }, env), text).toThrow(/too-much-text/)
    if (!text.includes('REPT')) expect(() => evaluate({ body: 'short' }, env)).not.toThrow()
  }
  const once = compileFormula('PROPER([body])', schema)
  const shared = { ...env, allowance: newTextAllowance() }
  const again = () => {
    for (let time = 0; time < 20; time++) if (once.ok) once.formula.evaluate({ body: long }, { ...shared })
  }
  expect(again).toThrow(/too-much-text/)
})

test('[N2.12] a regular expression that would grow without bound is refused', () => {
  const endless = ['((a{1000}){1000}){1000}', '(', '(?=a)', `${'a?'.repeat(400)}`, '[[:nonsense:]]']
  // Linear in the text, but with thousands of steps for each of its characters (7.A2).
  const heavy = ['(.{0,500}){2}(.{0,500})z', '.{501}']
  for (const pattern of [...endless, ...heavy]) {
    const result = compileFormula(`REGEXMATCH("a", "${pattern}")`, sampleSchema)
    expect(result.ok ? 'accepted' : result.errors[0]!.code).toBe('bad-argument')
  }
})

test('[N2.12] field names and ids of the prototype are names like any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const unknown = compileFormula(`[${name}]`, { fields: [] })
    expect(unknown.ok ? '' : unknown.errors[0]!.code).toBe('unknown-field')
    const known = compileFormula(`[${name}] & "!"`, { fields: [{ id: name, name, type: 'text' }] })
    expect(known.ok && known.formula.evaluate({}, env)).toBe('!')
    expect(compileFormula(`${name}(1)`, { fields: [] }).ok).toBe(false)
  }
})

test('[N2.12] row values of a wrong shape are blanks', () => {
  for (const { id, name } of sampleSchema.fields) {
    const result = compileFormula(`ISBLANK([${name}]) & [${name}]`, sampleSchema)
    for (const value of [
      undefined,
      {},
      [{}],
      Symbol.iterator,
      () => 1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '9'.repeat(500),
      'x\ud800',
    ]) {
      if (result.ok) expect(() => result.formula.evaluate({ [id]: value }, env)).not.toThrow()
    }
  }
})
