import type { Field } from '@sluice/contract'
import { formulaFields, typeOf } from '@sluice/form'
import type { FormulaSchema, FormulaType } from '@sluice/formula'
import { useMemo } from 'react'

/** What formulas over the fields of a form may refer to. */
export function useFormulaSchema(fields: readonly Field[]): FormulaSchema {
  return useMemo(() => ({ fields: formulaFields(fields) }), [fields])
}

/** What a formula for a field has to yield; undefined: a list takes single values, too. */
export function singleType(field: Field): FormulaType | undefined {
  const type = typeOf(field).formulaType(field)
  return typeof type === 'object' ? undefined : type
}
