import type { FieldOf } from '@sluice/form'
import { tenantTimeZone } from '../../../platform/tenancy/index.ts'
import type { ServerPart } from '../server-part.ts'

const atZone = `at time zone '${tenantTimeZone}'`

export const dateTimePart: ServerPart<FieldOf<'dateTime'>> = {
  storage: () => 'timestamp',
  comparable: () => ({ kind: 'timestamp' }),
  index: () => 'order',
  toText: (_, column) => `to_char(${column} ${atZone}, 'YYYY-MM-DD HH24:MI:SS')
    || case when date_trunc('second', ${column}) = ${column} then '' else to_char(${column}, '.MS') end`,
  fromText: 'read',
  // A day begins at its midnight.
  from: (before, _, column) => (before.type === 'date' ? `(${column}::timestamp ${atZone})` : undefined),
}
