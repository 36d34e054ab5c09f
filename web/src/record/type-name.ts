import type { FieldType } from '@sluice/contract'
import { fieldTypes } from '@sluice/form'
import { currentLanguage } from '../i18n/language.ts'

/** What people call a type of fields. */
export function typeName(type: FieldType): string {
  return fieldTypes[type].name[currentLanguage()]
}
