import type { FieldOf } from '@sluice/form'
import { tenantTimeZone } from '../../../platform/tenancy/index.ts'
import type { ServerPart } from '../server-part.ts'

export const datePart: ServerPart<FieldOf<'date'>> = {
  storage: () => 'date',
  comparable: () => ({ kind: 'date' }),
  index: () => 'order',
  toText: (_, column) => `to_char(${column}, 'YYYY-MM-DD')`,
  fromText: (_, text) => `sluice.text_to_date(${text})`,
  from: (before, _, column) =>
    before.type === 'dateTime' ? `(${column} at time zone '${tenantTimeZone}')::date` : undefined,
}
