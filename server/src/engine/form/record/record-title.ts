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

/** Name of a record in lists, pickers and the inbox, from what the reader may see of it. */
export function recordTitle(
  form: LoadedForm,
  id: string,
  read: (field: Field) => FieldValue | undefined,
  access: FieldAccessMap | undefined,
): string {
  for (const field of titleFields(form)) {
    if (access && !reaches(access[field.id], 'read')) continue
    const value = read(field)
    if (value === null || value === undefined) continue
    return typeOf(field).nameText?.(field, value) ?? String(value)
  }
  return `#${id.slice(-6)}`
}
