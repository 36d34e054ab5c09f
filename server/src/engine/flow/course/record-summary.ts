import type { Field, RecordValues } from '@sluice/contract'
import type { LoadedForm } from '../../form/index.ts'

/** One key field of a record as the inbox shows it: text, or ids of people and departments to be named when shown. */
export interface SummaryField {
  id: string
  name: string
  type: Field['type']
  text?: string
  ids?: string[]
}

const fieldCount = 4

/**
 * The first fields of a record that say something in a line; the title is shown by itself. An amount of money is always
 * among them: it is what most decisions are about.
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
  const summary = said.slice(0, fieldCount)
  const amount = said.find(({ type }) => type === 'money')
  if (amount && !summary.includes(amount)) summary.splice(-1, 1, amount)
  return summary
}

function show(
  field: Field,
  value: RecordValues[string] | undefined,
): { text: string } | { ids: string[] } | undefined {
  if (value === null || value === undefined) return undefined
  const list = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  switch (field.type) {
    case 'text':
    case 'autoNumber':
    case 'date':
    case 'dateTime':
      return { text: String(value).slice(0, 100) }
    case 'number':
      return { text: field.unit ? `${value} ${field.unit}` : String(value) }
    case 'money':
      return { text: typeof value === 'number' ? `${field.currency} ${value.toFixed(2)}` : String(value) }
    case 'singleChoice':
    case 'multipleChoice':
      return {
        text: list
          .map((one) => field.choices.find((choice) => choice.value === one)?.label ?? one)
          .join('、'),
      }
    case 'member':
    case 'department':
      return list.length > 0 ? { ids: list.slice(0, 5) } : undefined
    default:
      return undefined
  }
}
