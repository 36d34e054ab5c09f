import { type FormulaFunction, type Parameter, parameterAt } from '../function/definition.ts'
import { type FormulaError, formulaError } from '../language/error.ts'
import { isProvided } from '../part/part.ts'
import { blanknessOf } from './blankness.ts'
import { convert } from './convert.ts'
import { canBecome, elementOf, type FormulaType, isList, isRecord, typeName, unify } from './type.ts'
import type { Typed } from './typed.ts'

interface Place {
  readonly start: number
  readonly end: number
}

/** Chooses the overload that fits the arguments and builds the call; otherwise the error of the best candidate. */
export function callOf(
  overloads: readonly FormulaFunction[],
  args: readonly Typed[],
  place: Place,
): Typed | FormulaError {
  let nearest: FormulaError | undefined
  for (const fn of overloads) {
    const result = tryCall(fn, args, place)
    if ('kind' in result) return result
    if (nearest === undefined || (!typesFitted(nearest) && typesFitted(result))) nearest = result
  }
  const [fn] = overloads
  if (fn!.family === 'operator' && args.length === 2) {
    const types = args.map(({ type }) => type)
    const words = (['zh', 'en'] as const).flatMap((language) => types.map((type) => typeName(type, language)))
    const hint = fn!.name === '+' && types.includes('text') ? '&' : undefined
    return formulaError('bad-operands', place, [fn!.name, ...words], hint)
  }
  return nearest!
}

/** An overload whose types fit and whose constants do not is the one that was meant. */
function typesFitted({ code }: FormulaError): boolean {
  return code === 'bad-argument' || code === 'not-constant' || code === 'not-loaded'
}

function tryCall(fn: FormulaFunction, args: readonly Typed[], place: Place): Typed | FormulaError {
  const parameters = parametersFor(fn, args.length, place)
  if ('code' in parameters) return parameters
  const variables: TypeVariables = {}
  for (const [index, parameter] of parameters.entries()) {
    const error = bindVariable(parameter, args[index]!, variables)
    if (error !== undefined) return error
  }
  const converted: Typed[] = []
  for (const [index, parameter] of parameters.entries()) {
    const target = targetType(parameter, args[index]!.type, variables)
    if (target === undefined) return wrongType(args[index]!, parameter)
    converted.push(convert(args[index]!, target))
  }
  return finish(fn, parameters, converted, variables, place)
}

function finish(
  fn: FormulaFunction,
  parameters: readonly Parameter[],
  args: readonly Typed[],
  variables: TypeVariables,
  place: Place,
) {
  const constants = args.map((arg) => (arg.kind === 'constant' ? arg.value : undefined))
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.constant && (constants[index] ?? null) === null)
      return formulaError('not-constant', args[index]!, [fn.name])
  }
  if (fn.needs !== undefined && !isProvided(fn.needs)) return formulaError('not-loaded', place, [fn.name])
  const types = args.map(({ type }) => type)
  const complaint = fn.checkTypes?.(types) ?? fn.checkConstants?.(constants, types)
  if (complaint !== undefined) return formulaError('bad-argument', place, complaint)
  const { start, end } = place
  const type = resultType(fn, args, variables)
  return { kind: 'call', fn, args, type, blank: blanknessOf(fn, args), start, end } as const
}

/** The parameter of each argument, repeated ones unrolled. */
function parametersFor(
  fn: FormulaFunction,
  count: number,
  place: Place,
): readonly Parameter[] | FormulaError {
  const { parameters, repeat = 0 } = fn
  const least = parameters.filter(({ optional }) => !optional).length
  if (count < least) return formulaError('too-few-arguments', place, [fn.name, least])
  if (count <= parameters.length) return parameters.slice(0, count)
  if (repeat === 0) return formulaError('too-many-arguments', place, [fn.name, parameters.length])
  const extra = (count - parameters.length) % repeat
  if (extra !== 0 && (fn.trailing === undefined || extra !== 1))
    return formulaError('bad-arity', place, [fn.name])
  return Array.from({ length: count }, (_, index) => parameterAt(fn, index, count))
}

interface TypeVariables {
  same?: FormulaType
  other?: FormulaType
}

const variableTypes: readonly Parameter['type'][] = ['same', 'other', 'sameList', 'otherList', 'sames']

function bindVariable(parameter: Parameter, arg: Typed, variables: TypeVariables): FormulaError | undefined {
  const { type } = parameter
  if (!variableTypes.includes(type)) return undefined
  const variable = type === 'other' || type === 'otherList' ? 'other' : 'same'
  const isListType = type === 'sameList' || type === 'otherList'
  if (isListType && !isList(arg.type) && arg.type !== 'blank') return wrongType(arg, parameter)
  const given = isListType || type === 'sames' ? elementOf(arg.type) : arg.type
  const known = variables[variable] ?? 'blank'
  const both = unify(known, given)
  if (both === undefined) {
    const words = (['zh', 'en'] as const).flatMap((language) => [
      typeName(known, language),
      typeName(given, language),
    ])
    return formulaError('mixed-types', arg, words)
  }
  variables[variable] = both
  return undefined
}

/** The type the argument is converted to, or undefined when it does not fit. */
function targetType(
  parameter: Parameter,
  given: FormulaType,
  variables: TypeVariables,
): FormulaType | undefined {
  const same = variables.same ?? 'blank'
  switch (parameter.type) {
    case 'any':
      return given
    case 'scalar':
      return isList(given) || isRecord(given) ? undefined : given
    case 'list':
      return isList(given) ? given : undefined
    case 'temporal':
      if (given === 'blank') return 'date'
      return given === 'date' || given === 'datetime' ? given : undefined
    case 'same':
      return same
    case 'other':
      return variables.other ?? 'blank'
    case 'sameList':
      return listOf(same)
    case 'otherList':
      return listOf(variables.other ?? 'blank')
    case 'sames':
      return isList(given) ? listOf(same) : same
    case 'numbers':
    case 'texts': {
      const element = parameter.type === 'numbers' ? 'number' : 'text'
      if (!canBecome(elementOf(given), element)) return undefined
      return isList(given) ? { list: element } : element
    }
    default:
      return canBecome(given, parameter.type) ? parameter.type : undefined
  }
}

/** There are no lists of lists. */
function listOf(element: FormulaType): FormulaType | undefined {
  return isList(element) ? undefined : { list: element }
}

const wanted: Partial<Record<Parameter['type'], readonly [zh: string, en: string]>> = {
  temporal: ['日期或日期时间', 'a date or date-time'],
  scalar: ['单个值', 'a single value'],
  sameList: ['列表', 'a list'],
  otherList: ['列表', 'a list'],
  list: ['列表', 'a list'],
  numbers: ['数字或数字列表', 'a number or a list of numbers'],
  texts: ['文本或文本列表', 'a text or a list of texts'],
}

function wrongType(arg: Typed, { type }: Parameter): FormulaError {
  const [zh, en] = wanted[type] ?? [typeName(type as FormulaType, 'zh'), typeName(type as FormulaType, 'en')]
  const repair =
    arg.type === 'text' && (type === 'number' || type === 'numbers')
      ? 'VALUE(…)'
      : type === 'text'
        ? 'TEXT(…)'
        : undefined
  return formulaError('wrong-type', arg, [zh, typeName(arg.type, 'zh'), en, typeName(arg.type, 'en')], repair)
}

function resultType(fn: FormulaFunction, args: readonly Typed[], variables: TypeVariables): FormulaType {
  const { result } = fn
  if (typeof result === 'function') return result(args.map(({ type }) => type))
  if (result === 'same') return variables.same ?? 'blank'
  if (result === 'other') return variables.other ?? 'blank'
  if (result === 'sameList') return { list: variables.same ?? 'blank' }
  return result
}
