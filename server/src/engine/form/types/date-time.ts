import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const dateTimePart: ServerPart<FieldOf<'dateTime'>> = {
  storage: () => 'timestamp',
  comparable: () => ({ kind: 'timestamp' }),
  index: () => 'order',
  toText: (_, column, zone) => `to_char(${column} at time zone '${zone}', 'YYYY-MM-DD HH24:MI:SS')
    || case when date_trunc('second', ${column}) = ${column} then '' else to_char(${column}, '.MS') end`,
  fromText: 'read',
  // A day begins at its midnight.
  from: (before, _, column, zone) =>
    before.type === 'date' ? `(${column}::timestamp at time zone '${zone}')` : undefined,
}
