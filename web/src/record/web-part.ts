import type { Field, FieldValue, FilterCondition, ScalarValue } from '@sluice/contract'
import type { ComponentType } from 'react'
import type { FieldControlProps } from './control/control-props.ts'
import type { texts } from './filter-texts.ts'
import type { References } from './model.ts'

export interface ViewProps<F> {
  field: F
  /** Never empty, never masked. */
  value: FieldValue
  references: References
  /** One line, for cells of a grid and rows of a timeline. */
  dense: boolean
}

export type TextKeyOfOperator = keyof (typeof texts)['zh']['op']
export type OperatorWords = Partial<Record<FilterCondition['op'], TextKeyOfOperator>>

/** What a type of fields is on the screen. `F`: a field of the type. */
export interface WebPart<F> {
  /** Edits a value; absent where nobody types one. */
  readonly Control?: ComponentType<FieldControlProps & { field: F }>
  /** Shows a value. */
  readonly View: ComponentType<ViewProps<F>>
  /** Pixels a column of it is wide at first. */
  readonly width: number
  /** Too long for a grid or a card: `everywhere`, or only `inGrid` or `onCard` until somebody wants it. */
  readonly quiet?: 'everywhere' | 'inGrid' | 'onCard'
  /** Lists in an order of it mean something. Links and people are known by ids only. */
  readonly sorts: boolean
  /** Words of operators that differ from the plain ones. */
  operatorWords?(field: F): OperatorWords
  /** The field as one value of it is entered in a filter; absent: as it is. */
  comparedAs?(field: F): Field
  /** The field as several values of it are chosen in a filter; absent where they are typed. */
  severalAs?(field: F): Field
  /** Its control is a group of controls, so its label points to none of them. */
  isGroup?(field: F): boolean
  /** A card shows what it looks like in a line, not its words. */
  readonly pictured?: boolean
  /** A cell of a spreadsheet as a value; what does not fit stays as it was, so that it is named. Absent: none can be. */
  paste?(field: F, text: string, now: Date): ScalarValue
}
