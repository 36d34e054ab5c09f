import { defineError, type FieldError, type PlaceWords, placeLabel, type Text } from '../../kernel/index.ts'

/** A value that no field of any operation may hold, whatever its schema says. */
export const oddValue = defineError('common.odd_value', 400, {
  zh: '有 {count} 处含有无法保存的内容。',
  en: '{count} value(s) cannot be kept by anything here.',
})

/** Levels of objects and lists in an input; the deepest tree a person draws has a quarter of them. */
const mostLevels = 200
/** Wrong places that are named in one answer. */
const mostNamed = 20

const messages = {
  nul: { zh: '含有空字符（U+0000），请删除', en: 'Holds the character U+0000; leave it out' },
  surrogate: {
    zh: '含有残缺的字符（半个代理对），请重新输入',
    en: 'Holds half of a character (a lone surrogate); type it again',
  },
  not_finite: { zh: '数值超出范围，请填写有限的数字', en: 'Not a finite number; give a smaller one' },
  too_deep: { zh: `嵌套超过 ${mostLevels} 层`, en: `Nested deeper than ${mostLevels} levels` },
  reserved_key: { zh: '“__proto__”不能用作名称', en: '"__proto__" cannot be used as a name' },
} satisfies Record<string, Text>
interface Odd extends FieldError {
  path: readonly PropertyKey[]
}
type Oddity = keyof typeof messages

/**
 * The one guard against values that pass a schema and then break what keeps them: PostgreSQL has no U+0000 in text and no
 * lone surrogate in JSON, recursion has an end, and a name must not be a prototype.
 * @throws oddValue naming the places
 */
export function refuseOddValues(input: unknown, places?: PlaceWords): void {
  const found: Odd[] = []
  look(input, [], found)
  if (found.length === 0) return
  const fields = found.map(({ path, ...fault }) => ({ ...fault, label: placeLabel(path, input, places) }))
  throw oddValue({ count: found.length }, fields)
}

function look(value: unknown, path: (string | number)[], found: Odd[]): void {
  if (found.length >= mostNamed) return
  const oddity = oddityOf(value)
  if (oddity) found.push(fault(oddity, path))
  if (typeof value !== 'object' || value === null) return
  if (path.length >= mostLevels) {
    found.push(fault('too_deep', path))
    return
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) lookInside(index, value[index], path, found)
    return
  }
  for (const name of Object.keys(value)) {
    if (name === '__proto__') found.push(fault('reserved_key', [...path, name]))
    else if (!lookAtName(name, path, found)) lookInside(name, (value as never)[name], path, found)
  }
}

function lookInside(step: string | number, value: unknown, path: (string | number)[], found: Odd[]): void {
  path.push(step)
  look(value, path, found)
  path.pop()
}

/** Tells whether a name itself is odd; what it holds need not be looked at then. */
function lookAtName(name: string, path: (string | number)[], found: Odd[]): boolean {
  const oddity = oddityOf(name)
  if (oddity) found.push(fault(oddity, [...path, shown(name)]))
  return oddity !== undefined
}

function oddityOf(value: unknown): Oddity | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'not_finite'
  if (typeof value !== 'string') return undefined
  if (value.includes('\0')) return 'nul'
  return value.isWellFormed() ? undefined : 'surrogate'
}

const shown = (name: string) => name.replaceAll('\0', '\u2400').toWellFormed()

/** A path of two hundred steps is named by its beginning. */
function fault(code: Oddity, path: readonly (string | number)[]): Odd {
  const named = path.slice(0, 20).map((step) => (typeof step === 'string' ? shown(step).slice(0, 100) : step))
  return { field: named.join('.'), path: path.slice(0, 20), code, message: messages[code] }
}
