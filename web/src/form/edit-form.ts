import type { Choice, ColumnField, Field, FieldType, FormAction, FormDefinition } from '@sluice/contract'
import { fieldTypes, hasRows } from '@sluice/form'
import { newId } from '../kit/new-id.ts'
import { designParts } from '../record/design-parts.ts'
import { keepChoiceColors } from '../record/keep-choice-colors.ts'
import { newFieldId } from '../record/new-column.ts'
import { rulesWithout } from './rules-without.ts'

/** Puts a field at a place; sections stay before the field they head. */
export function insertField(form: FormDefinition, index: number, field: Field): FormDefinition {
  return { ...form, fields: form.fields.toSpliced(index, 0, field) }
}

export function moveField(form: FormDefinition, from: number, to: number): FormDefinition {
  const field = form.fields[from]
  if (!field || from === to || to < 0 || to >= form.fields.length) return form
  return { ...form, fields: form.fields.toSpliced(from, 1).toSpliced(to, 0, field) }
}

export function updateField(form: FormDefinition, field: Field): FormDefinition {
  return { ...form, fields: form.fields.map((one) => (one.id === field.id ? field : one)) }
}

/**
 * The form with a field of another type: what every field has stays, what only the old type knows goes. The title is chosen
 * anew where the new type names nothing.
 */
export function changeType(form: FormDefinition, field: Field, type: FieldType, texts: readonly string[]) {
  const { titleFieldId, ...rest } = updateField(form, withType(field, type, texts) as Field)
  const names = titleFieldId !== field.id || fieldTypes[type].title !== 'never'
  return { ...rest, ...(titleFieldId && names ? { titleFieldId } : {}) }
}

/**
 * A field or column with another type.
 * @param texts what its values say now: a choice gets them as its choices
 */
export function withType(
  field: Field | ColumnField,
  type: FieldType,
  texts: readonly string[],
): Field | ColumnField {
  const { id, name, required, readOnly, indexed, width, help, placeholder, addressParameter } = field as Field
  const shared = { id, name, required, readOnly, indexed, width, help, placeholder, addressParameter }
  const kept = Object.fromEntries(Object.entries(shared).filter(([, value]) => value !== undefined))
  const fresh = designParts[type].start()
  const unique = 'unique' in field && field.unique && fieldTypes[type].canBeUnique ? { unique: true } : {}
  const choices = 'choices' in fresh ? { choices: choicesOf(field, texts) ?? fresh.choices } : {}
  return { ...fresh, ...kept, ...unique, ...choices } as Field
}

function choicesOf(field: Field | ColumnField, texts: readonly string[]): Choice[] | undefined {
  if ('choices' in field) return field.choices
  if (texts.length === 0) return undefined
  return keepChoiceColors(
    [],
    texts.map((label) => ({ value: newId().slice(-12), label })),
  )
}

/**
 * Takes a field away with what hangs on it: its heading goes to the next field, the title is chosen anew, buttons neither set
 * nor ask for it.
 */
export function removeField(form: FormDefinition, id: string): FormDefinition {
  const index = form.fields.findIndex((field) => field.id === id)
  const next = form.fields[index + 1]
  const headed = new Set(form.sections.map(({ beforeFieldId }) => beforeFieldId))
  const sections = form.sections.flatMap((section) => {
    if (section.beforeFieldId !== id) return [section]
    return next && !headed.has(next.id) ? [{ ...section, beforeFieldId: next.id }] : []
  })
  const { titleFieldId, actions, rules, checks, uniques, ...rest } = form
  return {
    ...rest,
    ...(titleFieldId && titleFieldId !== id ? { titleFieldId } : {}),
    ...(actions ? { actions: actions.map((action) => actionWithout(action, id)) } : {}),
    ...rulesWithout({ rules, checks, uniques }, id),
    fields: form.fields.filter((field) => field.id !== id).map((field) => withoutDefaultOf(field, id)),
    sections,
  }
}

/** A default by formula that reads what goes is none any more. */
function withoutDefaultOf(field: Field, id: string): Field {
  const { defaultFormula, ...rest } = field
  return defaultFormula?.includes(`{{${id}}}`) ? (rest as Field) : field
}

function actionWithout({ values, asks, ...action }: FormAction, id: string): FormAction {
  const { [id]: _value, ...others } = values ?? {}
  const left = asks?.filter((asked) => asked !== id)
  return {
    ...action,
    ...(Object.keys(others).length > 0 ? { values: others } : {}),
    ...(left && left.length > 0 ? { asks: left } : {}),
  }
}

/** A copy right after the field, with an id of its own and of its columns. */
export function copyField(form: FormDefinition, id: string): FormDefinition {
  const index = form.fields.findIndex((field) => field.id === id)
  const field = form.fields[index]
  if (!field) return form
  const copy: Field = hasRows(field)
    ? {
        ...field,
        id: newFieldId(),
        name: `${field.name} 2`,
        fields: field.fields.map((column) => ({ ...column, id: newFieldId() })),
      }
    : { ...field, id: newFieldId(), name: `${field.name} 2` }
  return insertField(form, index + 1, copy)
}

/** Sets or clears the heading before a field. */
export function setSection(form: FormDefinition, beforeFieldId: string, title: string): FormDefinition {
  const others = form.sections.filter((section) => section.beforeFieldId !== beforeFieldId)
  return { ...form, sections: title ? [...others, { beforeFieldId, title }] : others }
}
