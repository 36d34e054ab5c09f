import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const numberPart: ServerPart<FieldOf<'number'>> = {
  storage: () => 'numeric',
  comparable: () => ({ kind: 'number' }),
  decimals: ({ scale }) => scale ?? 8,
  index: () => 'order',
  toText: (_, column) => `trim_scale(${column})::text`,
  fromText: 'read',
  keeps: ({ unit }) => ({ of: 'number', percent: unit === '%' }),
  from: (before, _, column) => (before.type === 'money' ? `trim_scale(${column}::numeric / 100)` : undefined),
}
