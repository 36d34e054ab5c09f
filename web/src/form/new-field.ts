import type { Field, FieldType } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { currentLanguage } from '../i18n/language.ts'
import { designParts } from '../record/design-parts.ts'
import { newFieldId } from '../record/new-column.ts'

const types = Object.keys(designParts) as FieldType[]

/** The palette, in the order people look for things. */
export const palette = (['basic', 'people', 'advanced', 'computed'] as const).map((group) => ({
  group,
  types: types.filter((type) => designParts[type].group === group),
}))

/** A new field as it is first dropped; its name is its type's until somebody gives a better one. */
export function newField(type: FieldType): Field {
  const field = { id: newFieldId(), name: '', ...designParts[type].start() } as Field
  return { ...field, name: typeOf(field).name[currentLanguage()] }
}
