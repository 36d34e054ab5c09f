import type { FormulaFunction } from '../function/definition.ts'
import type { Value } from '../value/value.ts'
import type { FormulaType } from './type.ts'

/** A formula after checking: names resolved, types known, operators turned into functions, conversions made visible. */
export type Typed =
  | TypedConstant
  | TypedField
  | TypedVariable
  | TypedPath
  | TypedList
  | TypedConversion
  | TypedCall

/**
 * Whether a value may be blank, and why: because a field was not filled in, or because there is no result (a division by
 * zero, nothing found). A number that is not filled in counts as 0; a missing result makes all that is computed from
 * it blank too.
 */
export type Blankness = 'never' | 'unfilled' | 'no-result'

interface TypedBase {
  readonly type: FormulaType
  readonly blank: Blankness
  readonly start: number
  readonly end: number
}

export interface TypedConstant extends TypedBase {
  readonly kind: 'constant'
  readonly value: Value
}

export interface TypedField extends TypedBase {
  readonly kind: 'field'
  readonly fieldId: string
}

export interface TypedVariable extends TypedBase {
  readonly kind: 'variable'
  readonly name: string
}

/** A field of a record, or of every record of a list. */
export interface TypedPath extends TypedBase {
  readonly kind: 'path'
  readonly record: Typed
  readonly fieldId: string
}

export interface TypedList extends TypedBase {
  readonly kind: 'list'
  readonly items: readonly Typed[]
}

export interface TypedConversion extends TypedBase {
  readonly kind: 'conversion'
  readonly operand: Typed
}

export interface TypedCall extends TypedBase {
  readonly kind: 'call'
  readonly fn: FormulaFunction
  readonly args: readonly Typed[]
}

/** Whether a value is the result of a call, not a field or a literal as it stands. */
export function isComputed(node: Typed): boolean {
  return node.kind === 'call' || (node.kind === 'conversion' && isComputed(node.operand))
}
