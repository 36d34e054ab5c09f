import type { FormulaSchema, FormulaType } from '@sluice/formula'

/** A record that a formula is tried on. */
export interface FormulaSample {
  id: string
  title: string
  /** By field id, as on the wire. */
  values: Readonly<Record<string, unknown>>
}

export interface FormulaProps {
  /** What the formula is for: names the editor. */
  name: string
  /** As it is stored, fields by `{{id}}`; empty: none. */
  value: string
  onChange: (stored: string) => void
  /** What it may refer to. */
  schema: FormulaSchema
  /** What must come of it; absent: anything. */
  expected?: FormulaType | undefined
  /** Records to try it on; made-up values beside them. */
  samples?: readonly FormulaSample[] | undefined
}

export interface FormulaInputProps extends FormulaProps {
  id?: string | undefined
}
