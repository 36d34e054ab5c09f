import type { Field, FieldValue } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { FieldAccessMap } from '../access/form-access.ts'
import { reaches } from '../access/form-access.ts'
import type { LoadedForm } from '../loaded-form.ts'

const candidates = new WeakMap<LoadedForm, Field[]>()

/** Fields that may name a record, best first: the chosen one, else texts, then numbers given by the form. */
export function titleFields(form: LoadedForm): Field[] {
  let fields = candidates.get(form)
  if (!fields) {
    const chosen = form.definition.titleFieldId ? form.fields.get(form.definition.titleFieldId) : undefined
    const others = form.definition.fields.filter((field) => typeOf(field).title === 'always')
    fields = [
      ...(chosen && typeOf(chosen).title !== 'never' ? [chosen] : []),
      ...others.filter((field) => field !== chosen),
    ].slice(0, 3)
    candidates.set(form, fields)
  }
  return fields
}

/** What may name a record, best first: each text with the field it comes from, so that every reader gets their own name. */
export function titleParts(
  form: LoadedForm,
  read: (field: Field) => FieldValue | undefined,
): { field: Field; text: string }[] {
  return titleFields(form).flatMap((field) => {
    const text = titleText(field, read(field))
    return text === undefined ? [] : [{ field, text }]
  })
}

/** The name of a record of which its reader may see nothing that names it. */
export function namelessTitle(id: string): string {
  return `#${id.slice(-6)}`
}

/** Name of a record in lists, pickers and the inbox, from what the reader may see of it. */
export function recordTitle(
  form: LoadedForm,
  id: string,
  read: (field: Field) => FieldValue | undefined,
  access: FieldAccessMap | undefined,
): string {
  for (const field of titleFields(form)) {
    if (access && !reaches(access[field.id], 'read')) continue
    const text = titleText(field, read(field))
    if (text !== undefined) return text
  }
  return namelessTitle(id)
}

function titleText(field: Field, value: FieldValue | undefined): string | undefined {
  if (value === null || value === undefined) return undefined
  return typeOf(field).nameText?.(field, value) ?? String(value)
}
