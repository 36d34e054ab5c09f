import type { Field, FieldValue } from '@sluice/contract'
import { type Check, report } from './check.ts'
import { checkColumnValue } from './check-column-value.ts'
import { checkSubTable } from './sub-table.ts'

/**
 * Checks one value against its field, whoever writes it: a person, an import, a flow. Pure.
 * @param path where the value stands in the input, e.g. `values.amount`
 * @param check receives what is wrong and which ids have to exist
 * @returns the value as it is kept (empty is null); meaningless when something was reported
 */
export function checkValue(field: Field, value: unknown, path: string, check: Check): FieldValue {
  switch (field.type) {
    case 'subTable':
      // No row is like no value: the least number of rows still counts.
      if (value === null || value === undefined)
        return field.minRows ? checkSubTable(field, [], path, check) : null
      return checkSubTable(field, value, path, check)
    case 'autoNumber':
      if (value !== null && value !== undefined) report(check, field, path, 'notWritable')
      return null
    default:
      return checkColumnValue(field, value, path, check)
  }
}
