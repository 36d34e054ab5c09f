import type { Typed, TypedCall } from '../type/typed.ts'
import { equal, greater, greaterOrEqual, less, lessOrEqual, notEqual } from './arithmetic-step.ts'

/** Operators that compare, and how. */
export const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': less,
  '<=': lessOrEqual,
  '>': greater,
  '>=': greaterOrEqual,
  '=': equal,
  '<>': notEqual,
}
/** Operations that a polynomial is made of. */
export const linear = new Set(['+', '-', '*', '%', 'unary -', 'unary +'])

/** Whether the machine knows what the node does with numbers and conditions. */
export function isArithmetic(node: Typed): node is TypedCall {
  if (node.kind !== 'call') return false
  const { fn, args } = node
  if (fn.name === 'IF') return isNumber(node) && args.length === 3
  if (fn.name === 'ROUND') return roundingOf(node) !== undefined
  if (fn.name === 'AND' || fn.name === 'OR' || fn.name === 'NOT') return true
  const isKnown = linear.has(fn.name) || fn.name in comparisons || fn.name === '/' || fn.name === 'ABS'
  return isKnown && args.every(isNumber)
}

/** Whether the machine can hold the value in a register. */
export function isNumber({ type }: Typed): boolean {
  return type === 'number' || type === 'duration'
}

/** Digits of a ROUND to 0–8 places, written as a literal or left out. */
export function roundingOf({ args }: TypedCall): number | undefined {
  const [, digits] = args
  if (digits === undefined) return 0
  const value = digits.kind === 'constant' ? digits.value : undefined
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 8 ? value : undefined
}

/** A number field and whether its blanks stay blank: where it is compared or chosen, not computed with. */
export interface FieldUse {
  readonly fieldId: string
  readonly staysBlank: boolean
}

/** The fields that a formula reads on the machine, each use once, in order of first appearance. */
export function fieldsOf(node: TypedCall): readonly FieldUse[] {
  const uses: FieldUse[] = []
  const visit = (part: Typed, staysBlank: boolean) => {
    if (part.kind === 'field' && isNumber(part)) {
      if (indexOfUse(uses, part.fieldId, staysBlank) < 0) uses.push({ fieldId: part.fieldId, staysBlank })
    } else if (isArithmetic(part)) {
      for (const [index, arg] of part.args.entries()) visit(arg, keepsBlank(part, index))
    }
  }
  visit(node, true)
  return uses
}

/** Which register a field is read into. */
export function indexOfUse(uses: readonly FieldUse[], fieldId: string, staysBlank: boolean): number {
  return uses.findIndex((use) => use.fieldId === fieldId && use.staysBlank === staysBlank)
}

function keepsBlank({ fn }: TypedCall, index: number): boolean {
  return fn.name in comparisons || (fn.name === 'IF' && index > 0)
}
