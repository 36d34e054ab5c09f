import type { ViewDefinition } from '@sluice/contract'
import { fieldsOfFilter } from '@sluice/form/check'

/** The fields of a view: those it shows, and those by which it chooses, orders and lays out records. */
export function fieldsOfView({ filter, sort, fields, laneField, dayField }: ViewDefinition): {
  shown: string[]
  narrowing: string[]
} {
  const narrowing = [
    ...(filter ? fieldsOfFilter(filter) : []),
    ...sort.map(({ field }) => field),
    ...[laneField, dayField].flatMap((id) => id ?? []),
  ]
  return { shown: fields, narrowing }
}
