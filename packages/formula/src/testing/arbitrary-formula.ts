import { type FormulaFunction, type Parameter, parameterAt } from '../function/definition.ts'
import { operatorFunctions } from '../function/operator.ts'
import { formulaFunctions } from '../function/registry.ts'
import { elementOf, type FormulaType, isList, type ScalarType } from '../type/type.ts'
import { type Chance, sampleSchema, samples } from './sample-row.ts'

const usable = [...formulaFunctions, ...operatorFunctions].filter(({ sql }) => typeof sql === 'function')
const scalarTypes = Object.keys(samples) as ScalarType[]
const listTypes: readonly FormulaType[] = [
  { list: 'number' },
  { list: 'text' },
  { list: 'date' },
  { list: 'member' },
  { list: 'boolean' },
  { list: 'datetime' },
]

/** Literals that parameters marked `constant` are given, by function. */
const literals: Readonly<Record<string, readonly string[]>> = {
  'TEXT number': ['"0.00"', '"#,##0.00"', '"0%"', '"0.0##"', '"00000"', '"¥#,##0.0元"', '"#"', '"#.##"'],
  'TEXT date': [
    '"yyyy-MM-dd"',
    '"yyyy年M月d日"',
    '"yy/mm/dd hh:mm:ss"',
    '"HH:mm"',
    '"aaaa"',
    '"ddd d Q"',
    '"m:ss"',
    '"dddd aaa"',
  ],
  DATEADD: ['"year"', '"季度"', '"M"', '"week"', '"天"', '"hour"', '"分钟"', '"second"'],
  DATEDIF: ['"Y"', '"quarter"', '"M"', '"week"', '"D"', '"hour"', '"minute"', '"second"', '"YM"', '"MD"'],
  STARTOF: ['"year"', '"quarter"', '"month"', '"week"', '"day"'],
  ENDOF: ['"year"', '"quarter"', '"month"', '"week"', '"day"'],
  criterion: ['">1"', '"<=0.3"', '"<>2"', '"= 1"', '"7"', '">=-1"'],
}

/** A random formula of a type, as text, built from every function and operator that SQL has. */
export function arbitraryFormula(chance: Chance, type: FormulaType, depth: number): string {
  if (depth <= 0 || chance.below(6) === 0) return leaf(chance, type)
  const candidates = usable.flatMap((fn) => bindings(chance, fn, type))
  if (candidates.length === 0) return leaf(chance, type)
  const { fn, same, other } = chance.pick(candidates)
  const count = argumentCount(chance, fn)
  const args = Array.from({ length: count }, (_, index) =>
    argument(chance, fn, parameterAt(fn, index, count), { same, other }, depth - 1),
  )
  return write(fn, args)
}

export function arbitraryType(chance: Chance): FormulaType {
  return chance.below(5) === 0 ? chance.pick(listTypes) : chance.pick(scalarTypes)
}

interface Binding {
  readonly fn: FormulaFunction
  readonly same: FormulaType
  readonly other: FormulaType
}

/** How a function can give the wanted type: what its type variables stand for. */
function bindings(chance: Chance, fn: FormulaFunction, type: FormulaType): Binding[] {
  const any = chance.pick(scalarTypes)
  const { result } = fn
  if (result === 'same') return [{ fn, same: type, other: any }]
  if (result === 'other') return [{ fn, same: any, other: type }]
  if (result === 'sameList') return isList(type) ? [{ fn, same: type.list, other: any }] : []
  if (typeof result === 'function') {
    if (fn.name === 'FILTERIF') return isList(type) ? [{ fn, same: any, other: type.list }] : []
    return type === 'date' || type === 'datetime' ? [{ fn, same: type, other: type }] : []
  }
  return JSON.stringify(result) === JSON.stringify(type) ? [{ fn, same: any, other: any }] : []
}

function argumentCount(chance: Chance, { parameters, repeat, trailing }: FormulaFunction): number {
  const least = parameters.filter(({ optional }) => !optional).length
  const fixed = least + chance.below(parameters.length - least + 1)
  if (repeat === undefined || fixed < parameters.length) return fixed
  return fixed + repeat * chance.below(3) + (trailing === undefined ? 0 : chance.below(2))
}

function argument(
  chance: Chance,
  fn: FormulaFunction,
  parameter: Parameter,
  { same, other }: Omit<Binding, 'fn'>,
  depth: number,
): string {
  if (parameter.constant) return chance.pick(literalsOf(fn, parameter))
  return arbitraryFormula(chance, argumentType(chance, fn, parameter, same, other), depth)
}

function literalsOf(fn: FormulaFunction, parameter: Parameter): readonly string[] {
  if (parameter.en === 'criterion') return literals.criterion!
  return literals[fn.name === 'TEXT' ? `TEXT ${fn.parameters[0]!.en}` : fn.name] ?? ['""']
}

function argumentType(
  chance: Chance,
  fn: FormulaFunction,
  { type }: Parameter,
  same: FormulaType,
  other: FormulaType,
): FormulaType {
  const oneOrList = (each: FormulaType): FormulaType =>
    chance.below(2) === 0 && !isList(each) ? { list: each } : each
  switch (type) {
    case 'same':
      return same
    case 'other':
      return other
    case 'sameList':
      return { list: elementOf(same) }
    case 'otherList':
      return { list: elementOf(other) }
    case 'sames':
      return oneOrList(same)
    case 'numbers':
      return oneOrList('number')
    case 'texts':
      return oneOrList('text')
    case 'list':
      return chance.pick(listTypes)
    case 'temporal':
      return typeof fn.result === 'function' ? same : chance.pick(['date', 'datetime'] as const)
    case 'scalar':
      return chance.pick(scalarTypes)
    case 'any':
      return arbitraryType(chance)
    default:
      return type
  }
}

function write(fn: FormulaFunction, args: readonly string[]): string {
  if (fn.family !== 'operator') return `${fn.name}(${args.join(', ')})`
  if (fn.name === '%') return `(${args[0]})%`
  if (fn.name.startsWith('unary ')) return `${fn.name.slice(6)}(${args[0]})`
  return `(${args[0]} ${fn.name} ${args[1]})`
}

function leaf(chance: Chance, type: FormulaType): string {
  const fields = sampleSchema.fields.filter((field) => JSON.stringify(field.type) === JSON.stringify(type))
  if (fields.length > 0 && chance.below(3) > 0) return `[${chance.pick(fields).name}]`
  return literal(chance, type) ?? (fields.length > 0 ? `[${chance.pick(fields).name}]` : 'BLANK')
}

function literal(chance: Chance, type: FormulaType): string | undefined {
  if (chance.below(12) === 0) return 'BLANK'
  if (isList(type)) {
    const items = Array.from({ length: 1 + chance.below(3) }, () => literal(chance, type.list))
    return items.includes(undefined) ? undefined : `{${items.join(', ')}}`
  }
  const value = chance.pick(samples[type as ScalarType])
  switch (type) {
    case 'number':
      return String(value).includes('e') ? '0.0000001' : String(value)
    case 'text':
      return `"${String(value).replaceAll('"', '""')}"`
    case 'boolean':
      return value ? 'TRUE' : '假'
    case 'date':
      return `DATEVALUE("${value}")`
    case 'duration':
      return `DURATION(0, 0, ${value})`
    default:
      return undefined
  }
}
