import type { Field, RecordValues } from '@sluice/contract'
import { fieldTypes, type Said, typeOf } from '@sluice/form'
import { type LoadedForm, titleParts } from '../../form/index.ts'

/** One key field of a record as the inbox shows it; or what may name the record, for readers who may see the field. */
export type SummaryField = { id: string; name: string; type: Field['type'] } & (Said | { title: string })

const fieldCount = 4
/** Types whose first value always stands among them. */
const keyTypes = Object.entries(fieldTypes).flatMap(
  ([type, { isKeyFact }]: [string, { isKeyFact?: boolean }]) => (isKeyFact ? type : []),
)

/**
 * The first fields of a record that say something in a line; the title is shown by itself. An amount of money is always
 * among them: it is what most decisions are about. So is the number that is printed: it is what people search by.
 */
export function summarize(
  form: Pick<LoadedForm, 'definition' | 'fields'>,
  values: RecordValues,
): SummaryField[] {
  const said: SummaryField[] = []
  for (const field of form.fields.values()) {
    if (field.id === form.definition.titleFieldId) continue
    const value = values[field.id]
    const shown = value === null || value === undefined ? undefined : typeOf(field).say?.(field, value)
    if (shown) said.push({ id: field.id, name: field.name, type: field.type, ...shown })
  }
  const kept = keyTypes.flatMap((type) => said.find((one) => one.type === type) ?? [])
  const others = said.filter((one) => !kept.includes(one)).slice(0, fieldCount - kept.length)
  return said.filter((one) => kept.includes(one) || others.includes(one))
}

/** All that lines about an instance say of its record: key fields, and what may name it, best first. */
export function summaryOf(form: LoadedForm, values: RecordValues): SummaryField[] {
  const titles = titleParts(form, ({ id }) => values[id]).map(({ field, text }) => ({
    id: field.id,
    name: field.name,
    type: field.type,
    title: text,
  }))
  return [...summarize(form, values), ...titles]
}
