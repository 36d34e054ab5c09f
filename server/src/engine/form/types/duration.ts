import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const durationPart: ServerPart<FieldOf<'duration'>> = {
  storage: () => 'numeric',
  comparable: () => ({ kind: 'number' }),
  index: () => 'order',
  // `26:30:00`, which reads back whatever a bare number of the field counts.
  toText: (_, column) => `case when ${column} < 0 then '-' else '' end || div(abs(${column}), 3600)::text
    || to_char(div(mod(abs(${column}), 3600), 60), 'FM":"00') || to_char(mod(abs(${column}), 60), 'FM":"00')`,
  fromText: 'read',
}
