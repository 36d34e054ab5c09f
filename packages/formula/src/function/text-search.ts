import { limits } from '../language/limit.ts'
import { elementOf } from '../type/type.ts'
import { lowerCase } from '../value/letter-case.ts'
import { type Decimal, toInteger } from '../value/number.ts'
import { sliceText, textLength, toText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { lowerSql } from './character.ts'
import { blank, define, family, optional, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { fromElements, integerSql } from './sql-piece.ts'

const text = parameter('text', 'text', '文本')
const part = parameter('text', 'part', '片段')
const start = parameter('number', 'start', '起始位置', optional)
const delimiter = parameter('text', 'delimiter', '分隔符')
const total = { total: true } as const

/** Looking into texts, taking them apart and joining them. */
export const textSearchFunctions = family('text', [
  define('CONTAINS 包含', [text, part], 'boolean', '文本中有该片段 | Whether the text contains the part', {
    ...total,
    evaluate: (x: string, y: string) => x.includes(y),
    sql: ([x, y]) => `(strpos(${x}, ${y}) > 0)`,
  }),
  define(
    'STARTSWITH 开头是 以开头',
    [text, part],
    'boolean',
    '文本以该片段开头 | Whether the text begins with the part',
    {
      ...total,
      evaluate: (x: string, y: string) => x.startsWith(y),
      sql: ([x, y]) => `starts_with(${x}, ${y})`,
    },
  ),
  define(
    'ENDSWITH 结尾是 以结尾',
    [text, part],
    'boolean',
    '文本以该片段结尾 | Whether the text ends with the part',
    {
      ...total,
      evaluate: (x: string, y: string) => x.endsWith(y),
      sql: ([x, y], call) => call.let(y!, (p) => `right(${x}, char_length(${p})) = ${p}`),
    },
  ),
  define(
    'EXACT 完全相同',
    [text, parameter('text', 'other', '另一文本')],
    'boolean',
    '两个文本完全相同 | Whether two texts are the same',
    {
      ...total,
      evaluate: (x: string, y: string) => x === y,
      sql: ([x, y]) => `(${x} = ${y})`,
    },
  ),
  define(
    'FIND 查找位置',
    [part, text, start],
    'number',
    '片段首次出现的位置，区分大小写 | Where the part first stands, letter case matters',
    {
      evaluate: find,
      sql: ([y, x, from = '1'], call) => findSql(y!, x!, from, call),
    },
  ),
  define(
    'SEARCH 搜索位置',
    [part, text, start],
    'number',
    '片段首次出现的位置，不区分大小写 | Where the part first stands, letter case ignored',
    {
      evaluate: (y: string, x: string, from?: Decimal) => find(lowerCase(y), lowerCase(x), from),
      sql: ([y, x, from = '1'], call) => findSql(lowerSql(y!, call), lowerSql(x!, call), from, call),
    },
  ),
  define(
    'COUNTTEXT 出现次数',
    [text, part],
    'number',
    '片段在文本中出现的次数 | How often the part stands in the text',
    {
      ...total,
      evaluate: (x: string, y: string) => (y === '' ? 0 : x.split(y).length - 1),
      sql: ([x, y], call) =>
        call.let(x!, (v) =>
          call.let(
            y!,
            (p) =>
              `coalesce((char_length(${v}) - char_length(replace(${v}, ${p}, ''))) / nullif(char_length(${p}), 0), 0)::numeric`,
          ),
        ),
    },
  ),
  define(
    'TEXTBEFORE 分隔符之前',
    [text, delimiter],
    'text',
    '首个分隔符之前的文本 | The text before the first delimiter',
    {
      evaluate: (x: string, mark: string) => (x.includes(mark) ? x.slice(0, x.indexOf(mark)) : null),
      sql: ([x, mark], call) =>
        call.let(x!, (v) =>
          call.let(`strpos(${v}, ${mark})`, (at) => `case when ${at} > 0 then left(${v}, ${at} - 1) end`),
        ),
    },
  ),
  define(
    'TEXTAFTER 分隔符之后',
    [text, delimiter],
    'text',
    '首个分隔符之后的文本 | The text after the first delimiter',
    {
      evaluate: (x: string, mark: string) =>
        x.includes(mark) ? x.slice(x.indexOf(mark) + mark.length) : null,
      sql: ([x, mark], call) =>
        call.let(x!, (v) =>
          call.let(mark!, (m) =>
            call.let(
              `strpos(${v}, ${m})`,
              (at) => `case when ${at} > 0 then substr(${v}, ${at} + char_length(${m})) end`,
            ),
          ),
        ),
    },
  ),
  define(
    'SPLIT 拆分 分割',
    [text, delimiter],
    { list: 'text' },
    '按分隔符拆成列表 | The pieces between delimiters',
    {
      ...total,
      evaluate: (x: string, mark: string) =>
        x === '' ? [] : mark === '' ? [x] : x.split(mark).slice(0, limits.listLength),
      sql: ([x, mark]) => `(string_to_array(${x}, ${mark}))[1:${limits.listLength}]`,
    },
  ),
  define(
    'JOIN 列表连接',
    [parameter('list', 'list', '列表', blank), { ...delimiter, ...optional }],
    'text',
    '把列表连成文本，默认用逗号 | Joins a list into one text, by a comma if nothing else is given',
    {
      ...total,
      checkTypes: refuseRecords,
      build: ([list, mark], { types }) => {
        const type = elementOf(types[0]!)
        return (row, runtime) => {
          const texts = ((list!(row, runtime) ?? []) as readonly Value[]).map((each) =>
            toText(each, type, runtime.zone),
          )
          return texts
            .filter((each) => each !== '')
            .join((mark?.(row, runtime) as string | undefined) ?? ', ')
        }
      },
      sql: ([list, mark = "', '"], call) => joinSql(textArraySql([list!], 0, call), mark, 'true', call),
    },
  ),
  define(
    'TEXTJOIN 文本连接',
    [delimiter, parameter('boolean', 'skipBlanks', '忽略空值'), parameter('any', 'value', '值', blank)],
    'text',
    '用分隔符连接各个值 | Joins values with a delimiter between them',
    {
      ...total,
      repeat: 1,
      checkTypes: refuseRecords,
      build:
        ([mark, skip, ...values], { types }) =>
        (row, runtime) => {
          const texts = values.flatMap((value, index) =>
            textsOf(value(row, runtime), types[index + 2]!, runtime.zone),
          )
          const kept = skip!(row, runtime) ? texts.filter((each) => each !== '') : texts
          return kept.join(mark!(row, runtime) as string)
        },
      sql: ([mark, skip, ...values], call) => joinSql(textArraySql(values, 2, call), mark!, skip!, call),
    },
  ),
])

function find(part: string, text: string, from: Decimal = 1): number | null {
  const start = toInteger(from)
  if (start < 1) return null
  const rest = start === 1 ? text : sliceText(text, start - 1, Number.POSITIVE_INFINITY)
  const index = rest.indexOf(part)
  return index < 0 ? null : textLength(rest.slice(0, index)) + start
}

function findSql(part: string, text: string, from: string, call: SqlCall): string {
  return call.let(integerSql(from), (start) =>
    call.let(
      `strpos(substr(${text}, greatest(${start}, 1)), ${part})`,
      (at) => `case when ${start} >= 1 and ${at} > 0 then (${at} + ${start} - 1)::numeric end`,
    ),
  )
}

function refuseRecords(types: readonly unknown[]) {
  const hasRecord = types.some(
    (type) => typeof elementOf(type as Parameters<typeof elementOf>[0]) === 'object',
  )
  return hasRecord ? (['记录不能连成文本', 'a record cannot be joined to a text'] as const) : undefined
}

function textsOf(value: Value, type: Parameters<typeof toText>[1], zone: string): string[] {
  if (typeof type !== 'object') return [toText(value, type, zone)]
  return ((value ?? []) as readonly Value[]).map((each) => toText(each, elementOf(type), zone))
}

/** The values as one array of texts; `offset` is the index of the first among the arguments of the call. */
function textArraySql(values: readonly string[], offset: number, call: SqlCall): string {
  const arrays = values.map((sql, index) => {
    const type = call.types[index + offset]!
    if (typeof type !== 'object') return `array[coalesce(${call.textOf(index + offset)}, '')]`
    const alias = call.alias()
    const text = call.textOfType(`${alias}.v`, elementOf(type))
    return `coalesce((select array_agg(coalesce(${text}, '') order by ${alias}.n) from unnest(${sql}) with ordinality as ${alias}(v, n)), '{}')`
  })
  return `(${arrays.join(' || ')})`
}

function joinSql(array: string, mark: string, skip: string, call: SqlCall): string {
  const join = (v: string, n: string) =>
    `coalesce(string_agg(${v}, ${mark} order by ${n}) filter (where not ${skip} or ${v} <> ''), '')`
  return fromElements(array, call, join)
}
