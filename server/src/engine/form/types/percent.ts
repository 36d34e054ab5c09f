import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const percentPart: ServerPart<FieldOf<'percent'>> = {
  storage: () => 'numeric',
  comparable: () => ({ kind: 'number' }),
  index: () => 'order',
  toText: (_, column) => `trim_scale(${column} * 100)::text || '%'`,
  fromText: 'read',
  keeps: () => ({ of: 'number', percent: true }),
  // A number that is told in hundredths means the same share.
  from: (before, _, column) =>
    before.type === 'number' && before.unit === '%' ? `trim_scale(${column} / 100)` : undefined,
}
