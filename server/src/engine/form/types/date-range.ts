import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

/** Kept as `2026-03-01/2026-03-05`, whose order as text is that of the first days, then of the last. */
export const dateRangePart: ServerPart<FieldOf<'dateRange'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'days' }),
  index: () => 'order',
  toText: (_, column) => column,
  fromText: 'read',
}
