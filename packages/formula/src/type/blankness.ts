import { type FormulaFunction, type Parameter, parameterAt } from '../function/definition.ts'
import type { Value } from '../value/value.ts'
import { type FormulaType, isList } from './type.ts'
import type { Blankness, Typed } from './typed.ts'

/** What an argument that was not filled in counts as; null means that the call itself is blank then. */
function emptyOf(type: FormulaType): Value {
  if (isList(type)) return []
  if (type === 'number' || type === 'duration') return 0
  if (type === 'text') return ''
  return type === 'boolean' ? false : null
}

/** What a call is given in place of a blank argument; null means that the call itself is blank. */
export function insteadOfBlank(arg: Typed): Value {
  return isMissingNumber(arg) ? null : emptyOf(arg.type)
}

/** Whether the argument is a number that may have no result, which makes the call blank. */
export function isMissingNumber(arg: Typed): boolean {
  return arg.blank === 'no-result' && (arg.type === 'number' || arg.type === 'duration')
}

/** Whether the result of a call may be blank, and why. */
export function blanknessOf(fn: FormulaFunction, args: readonly Typed[]): Blankness {
  const spreads = args.some((arg, index) => {
    const keeps = parameterAt(fn, index, args.length).blank === true
    return !keeps && arg.blank !== 'never' && insteadOfBlank(arg) === null
  })
  if (spreads) return 'no-result'
  if (fn.total) return 'never'
  if (fn.passes === undefined) return 'no-result'
  const passed = args
    .filter((_, index) => isPassed(parameterAt(fn, index, args.length), fn))
    .map(({ blank }) => blank)
  if (fn.passes === 'first-filled' && passed.includes('never') && !isEmptiable(args[0]!)) return 'never'
  return passed.includes('no-result') ? 'no-result' : 'unfilled'
}

function isPassed(parameter: Parameter, fn: FormulaFunction): boolean {
  return parameter.type === fn.result || parameter.type === 'sames'
}

/** Texts and lists may be empty, which counts as blank. */
function isEmptiable({ type }: Typed): boolean {
  return type === 'text' || isList(type)
}
