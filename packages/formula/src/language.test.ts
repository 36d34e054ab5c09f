import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  callHintAt,
  compileFormula,
  completeFormula,
  type FormulaSchema,
  formatFormula,
  parse,
  toDisplay,
  toStored,
} from './index.ts'
import { arbitraryFormula, arbitraryType } from './testing/arbitrary-formula.ts'
import { chanceOf, sampleRow, sampleSchema, seeded } from './testing/sample-row.ts'

const schema: FormulaSchema = {
  fields: [
    { id: 'f_1', name: '运费', type: 'number' },
    { id: 'f_2', name: '下单日期', type: 'date' },
    { id: 'f_3', name: '状态', type: 'text' },
    {
      id: 'f_4',
      name: '客户',
      type: {
        record: [
          { id: 'c_1', name: '名称', type: 'text' },
          { id: 'c_2', name: '等级', type: 'number' },
        ],
      },
    },
    { id: 'f_5', name: '重名', type: 'text' },
    { id: 'f_6', name: '重名', type: 'number' },
    { id: 'f_7', name: '带]括号 的名', type: 'number' },
    { id: 'f_8', name: '完成', type: 'boolean' },
  ],
  variables: [{ name: '结果', type: 'text' }],
}

function errorsOf(text: string) {
  const result = compileFormula(text, schema)
  return result.ok
    ? []
    : result.errors.map(({ code, start, end, suggestion }) => [code, text.slice(start, end), suggestion])
}

describe('[N2.12] errors', () => {
  test.each([
    ...['# ?/?', '0.00E+00', '[>5]0', '0;-0', '0 kg', '0_)', '@'].map((format) => `TEXT(1, "${format}")`),
    ...['[h]:mm', 'ss.000', 'yyyy;mm', 'yyyy week', 'mmmmm', 'e年'].map(
      (format) => `TEXT(TODAY(), "${format}")`,
    ),
  ])('%s: a pattern that would be written differently than Excel does is refused', (text) => {
    expect(errorsOf(text)[0]).toEqual(['bad-argument', text, undefined])
  })

  test.each([
    ['[运废] + 1', 'unknown-field', '[运废]', '[运费]'],
    ['运费 + 下单日', 'unknown-field', '下单日', '[下单日期]'],
    ['{{f_99}} + 1', 'field-gone', '{{f_99}}', undefined],
    ['[重名]', 'ambiguous-field', '[重名]', undefined],
    ['SUMM(1)', 'unknown-function', 'SUMM', 'SUM'],
    ['四舍五人(1)', 'unknown-function', '四舍五人', '四舍五入'],
    ['ROUND()', 'too-few-arguments', 'ROUND()', undefined],
    ['ROUND(1, 2, 3)', 'too-many-arguments', 'ROUND(1, 2, 3)', undefined],
    ['IFS(TRUE, 1, TRUE, 2, 3, 4, 5)', 'wrong-type', '3', undefined],
    ['ROUND("1")', 'wrong-type', '"1"', 'VALUE(…)'],
    ['LEFT(运费)', 'wrong-type', '运费', 'TEXT(…)'],
    ['状态 + 1', 'bad-operands', '状态 + 1', '&'],
    ['下单日期 > 1', 'bad-operands', '下单日期 > 1', undefined],
    ['IF(完成, 1, "x")', 'mixed-types', '"x"', undefined],
    ['{1, "x"}', 'mixed-types', '"x"', undefined],
    ['状态.名称', 'not-a-record', '状态', undefined],
    ['客户.名', 'unknown-field', '名', '[名称]'],
    ['DATEADD(下单日期, 1, 状态)', 'not-constant', '状态', undefined],
    ['DATEADD(下单日期, 1, "世纪")', 'bad-argument', 'DATEADD(下单日期, 1, "世纪")', undefined],
    ['TEXT(1, "abc")', 'bad-argument', 'TEXT(1, "abc")', undefined],
    ['REGEXMATCH(状态, "(")', 'bad-argument', 'REGEXMATCH(状态, "(")', undefined],
    ['1 +', 'expected-expression', '', undefined],
    ['(1', 'expected-token', '', undefined],
    ['1 2', 'trailing-input', '2', undefined],
    ['"abc', 'open-text', '"abc', undefined],
    ['[运费', 'open-field', '[运费', undefined],
    ['1 ? 2', 'bad-character', '?', undefined],
    ['0.123456789012345678901', 'bad-number', '0.123456789012345678901', undefined],
  ])('%s: %s at “%s”', (text, code, place, suggestion) => {
    expect(errorsOf(text)[0]).toEqual([code, place, suggestion])
  })

  test('a place that needs another type says so', () => {
    const result = compileFormula('运费 + 1', schema, 'boolean')
    expect(result.ok ? '' : result.errors[0]!.zh).toBe('此处需要是/否，却是数字')
  })

  test('every error is told in both languages without gaps', () => {
    for (const text of [
      '[x]',
      'ROUND("1")',
      '状态 + 1',
      'IF(完成, 1, "x")',
      '1 +',
      '(1',
      '1 2',
      'IFS(TRUE, 1, 2, 3, 4)',
    ]) {
      const result = compileFormula(text, schema)
      if (result.ok) throw new Error(text)
      for (const { zh, en } of result.errors) expect(`${zh}${en}`).not.toMatch(/\{\d\}|undefined/)
    }
  })
})

describe('[N2.12] spelling', () => {
  test.each([
    ['（1＋2）×3', 9],
    ['“a” & ‘b’', 'ab'],
    ['"说""好"""', '说"好"'],
    ['=1+1', 2],
    ['1 != 2', true],
    ['1 <= 1', true],
    ['如果(真, 1, 2)', 1],
    ['if(true, 1, 2)', 1],
    ['10%', 0.1],
    ['.5', 0.5],
    ['{1；2} = 空', undefined],
    ['2 属于 {1, 2}', true],
  ])('%s', (text, expected) => {
    const result = compileFormula(text, schema)
    const value = result.ok
      ? result.formula.evaluate({}, { now: '2026-05-01T00:00:00Z', timeZone: 'UTC' })
      : undefined
    expect(value).toEqual(expected)
  })
})

describe('[N2.12] storage', () => {
  test('keeps ids, spaces and all that is no field', () => {
    const text = '如果( 运费 >10, 客户.名称, [带]]括号 的名] & 结果 & "[运费]" )'
    const stored = toStored(text, schema)
    expect(stored).toBe('如果( {{f_1}} >10, {{f_4}}.{{c_1}}, {{f_7}} & 结果 & "[运费]" )')
    expect(toDisplay(stored, schema)).toBe(
      '如果( [运费] >10, [客户].[名称], [带]]括号 的名] & 结果 & "[运费]" )',
    )
  })

  test('a field whose name is taken twice stays an id', () => {
    expect(toDisplay('{{f_5}} & {{f_1}}', schema)).toBe('{{f_5}} & [运费]')
    expect(toStored('[重名]', schema)).toBe('[重名]')
  })

  test('a stored formula means the same after every field got another name', () => {
    const renamed = { fields: sampleSchema.fields.map((field, index) => ({ ...field, name: `新${index}` })) }
    forRandomFormulas((text) => {
      const stored = toStored(text, sampleSchema)
      expect(resultOf(toDisplay(stored, renamed), renamed)).toEqual(resultOf(text, sampleSchema))
    })
  })
})

describe('[N2.12] formatter', () => {
  test.each([
    ['1+2*3', '1 + 2 * 3'],
    ['(1+2)*3', '(1 + 2) * 3'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['(2^3)^2', '2 ^ 3 ^ 2'],
    ['-(1+2)', '-(1 + 2)'],
    ['-(5%)', '-(5%)'],
    ['(1+2)%', '(1 + 2)%'],
    ['sum( 1 ,2)', 'SUM(1, 2)'],
    ['求和(运费,1)', '求和([运费], 1)'],
    ["'a\"b'", '"a""b"'],
  ])('%s becomes %s', (text, expected) => {
    expect(formatFormula(parse(text).ast)).toBe(expected)
  })

  test('translates names and breaks long calls', () => {
    const { ast } = parse('如果(且(运费>100,完成),"需要总经理审批","需要部门负责人审批")')
    expect(formatFormula(ast, { names: 'en', width: 30 })).toBe(
      'IF(\n  AND([运费] > 100, [完成]),\n  "需要总经理审批",\n  "需要部门负责人审批"\n)',
    )
    expect(formatFormula(parse('IF(TRUE, 1, BLANK)').ast, { names: 'zh' })).toBe('如果(真, 1, 空)')
  })

  test('changes no meaning and finds nothing to change the second time', () => {
    forRandomFormulas((text) => {
      const once = formatFormula(parse(text).ast, { names: 'zh', width: 40 })
      expect(formatFormula(parse(once).ast, { names: 'zh', width: 40 })).toBe(once)
      expect(resultOf(once, sampleSchema)).toEqual(resultOf(text, sampleSchema))
    })
  })
})

describe('[N2.12] completion', () => {
  const labels = (text: string) => completeFormula(text, text.length, schema).items.map(({ label }) => label)

  test('offers fields and functions that begin with what was typed, in both languages', () => {
    expect(labels('1 + 运')[0]).toBe('运费')
    expect(labels('rou').slice(0, 3)).toEqual(['ROUND', 'ROUNDUP', 'ROUNDDOWN'])
    expect(labels('四舍')).toEqual(['四舍五入'])
    expect(labels('结')).toContain('结果')
  })

  test('offers the fields of a record after a dot, and only fields in square brackets', () => {
    expect(labels('[客户].')).toEqual(['名称', '等级'])
    expect(labels('{{f_4}}.等')).toEqual(['等级'])
    expect(labels('[状')).toEqual(['状态'])
    expect(labels('"运')).toEqual([])
  })

  test('replaces the whole word the cursor is in', () => {
    const { start, end, items } = completeFormula('1 + 运费x * 2', 5, schema)
    expect([start, end, items[0]!.insert]).toEqual([4, 7, '[运费]'])
  })

  test('tells which argument of which call the cursor is in', () => {
    expect(callHintAt('IF(1 > 2, ROUND(1, ', 19)).toMatchObject({ name: 'ROUND', argument: 1 })
    expect(callHintAt('如果(1 > 2, ROUND(1, 2), ', 24)).toMatchObject({ name: '如果', argument: 2 })
    expect(callHintAt('SUM({1, 2', 9)).toMatchObject({ name: 'SUM', argument: 0 })
    expect(callHintAt('(1 + 2', 6)).toBe(undefined)
  })
})

function resultOf(text: string, fields: FormulaSchema): unknown {
  const result = compileFormula(text, fields)
  if (!result.ok) return result.errors.map(({ code }) => code)
  return result.formula.evaluate(sampleRow(seeded(3)), {
    now: '2026-05-01T00:00:00Z',
    timeZone: 'Asia/Shanghai',
  })
}

function forRandomFormulas(check: (text: string) => void): void {
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const chance = chanceOf((below) => draw(fc.nat, below - 1))
      check(arbitraryFormula(chance, arbitraryType(chance), 1 + chance.below(3)))
    }),
    { numRuns: 300 },
  )
}
