import type { FormulaField, FormulaType } from './type.ts'

/** What a formula may refer to. Field ids and variable names must be unique. */
export interface FormulaSchema {
  readonly fields: readonly FormulaField[]
  /** Values given with the environment rather than the row, e.g. the answer of a call in an automation. */
  readonly variables?: readonly FormulaVariable[]
}

export interface FormulaVariable {
  readonly name: string
  readonly type: FormulaType
}
