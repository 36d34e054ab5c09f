import type { Dimension, Filter, FilterCondition, ReportDefinition } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { LoadedForm } from '../form/index.ts'
import { type ReportField, reportField } from './report-field.ts'

/** Conditions that pick the records of one group, from the group's keys. */
export function groupFilter(
  form: LoadedForm,
  definition: ReportDefinition,
  keys: (string | null)[],
): Filter[] {
  return [...definition.rows, ...definition.columns].flatMap((dimension, index) => {
    const field = reportField(form, dimension.field)
    const key = keys[index]
    return field && key !== undefined ? [conditionOf(field, dimension, key, form.timeZone)] : []
  })
}

function conditionOf(field: ReportField, dimension: Dimension, key: string | null, zone: string): Filter {
  if (key === null) return { field: field.id, op: 'isEmpty' }
  if (field.multiple) return { field: field.id, op: 'in', value: [key] }
  const bucket = dimension.bucket ?? (field.kind === 'dateTime' ? 'day' : undefined)
  if (bucket) return { all: within(field, key, { bucket, zone }) }
  if (field.kind === 'boolean') return { field: field.id, op: 'eq', value: key === 'true' }
  const numeric = field.kind === 'number' || field.kind === 'money'
  // An empty text is no number, though Number takes it for 0: the filter refuses it as it is.
  return { field: field.id, op: 'eq', value: numeric && key.trim() !== '' ? Number(key) : key }
}

/** From the first moment of the bucket to just before the next. */
function within(
  field: ReportField,
  key: string,
  { bucket, zone }: { bucket: NonNullable<Dimension['bucket']>; zone: string },
): FilterCondition[] {
  const start = DateTime.fromISO(key, { zone })
  const end = start.plus({ [bucket]: 1 })
  const write = (time: DateTime) => (field.kind === 'date' ? time.toISODate()! : time.toISO()!)
  return [
    { field: field.id, op: 'gte', value: write(start) },
    { field: field.id, op: 'lt', value: write(end) },
  ]
}
