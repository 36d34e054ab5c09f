import type { ColumnField } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { currentLanguage } from '../i18n/language.ts'
import { newId } from '../kit/new-id.ts'
import { columnDesigns } from './column-designs.ts'

/** A stable id: a letter, then what chance gives. */
export function newFieldId(): string {
  return `f${newId().replaceAll('-', '').slice(-8)}`
}

/** A new column of a sub-table; its name is its type's until somebody gives a better one. */
export function newColumn(type: ColumnField['type']): ColumnField {
  const column = { id: newFieldId(), name: '', ...columnDesigns[type].start() } as ColumnField
  return { ...column, name: typeOf(column).name[currentLanguage()] }
}
