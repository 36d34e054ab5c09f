import type { Field, RecordValues } from '@sluice/contract'
import type { LoadedForm } from '../../form/index.ts'

/**
 * What a key field says. Numbers, money and times stay values, which the reader's own screen writes as it writes them in
 * the record; people and departments stay ids, to be named when shown.
 */
type Said =
  | { value: number | string; format: Format }
  | { text: string }
  | { list: string[] }
  | { ids: string[] }

/** How a value is to be written, as far as the field has a say in it. */
export type Format =
  | Pick<Extract<Field, { type: 'number' }>, 'type' | 'scale' | 'unit' | 'grouping'>
  | Pick<Extract<Field, { type: 'money' }>, 'type' | 'currency'>
  | { type: 'date' | 'dateTime' }

/** One key field of a record as the inbox shows it. */
export type SummaryField = { id: string; name: string; type: Field['type'] } & Said

const fieldCount = 4

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
    const shown = show(field, values[field.id])
    if (shown) said.push({ id: field.id, name: field.name, type: field.type, ...shown })
  }
  const kept = ['autoNumber', 'money'].flatMap((type) => said.find((one) => one.type === type) ?? [])
  const others = said.filter((one) => !kept.includes(one)).slice(0, fieldCount - kept.length)
  return said.filter((one) => kept.includes(one) || others.includes(one))
}

function show(field: Field, value: RecordValues[string] | undefined): Said | undefined {
  if (value === null || value === undefined) return undefined
  const list = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  switch (field.type) {
    case 'text':
    case 'autoNumber':
      return { text: String(value).slice(0, 100) }
    case 'number':
    case 'money':
      return typeof value === 'number' ? { value, format: formatOf(field) } : { text: String(value) }
    case 'date':
    case 'dateTime':
      return { value: String(value), format: { type: field.type } }
    case 'singleChoice':
    case 'multipleChoice':
      return { list: list.map((one) => field.choices.find((choice) => choice.value === one)?.label ?? one) }
    case 'member':
    case 'department':
      return list.length > 0 ? { ids: list.slice(0, 5) } : undefined
    default:
      return undefined
  }
}

function formatOf(field: Extract<Field, { type: 'number' | 'money' }>): Format {
  if (field.type === 'money') return { type: 'money', currency: field.currency }
  const { type, scale, unit, grouping } = field
  return { type, scale, unit, grouping }
}
