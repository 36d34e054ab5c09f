import { type FieldOf, moneyDigits } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const moneyPart: ServerPart<FieldOf<'money'>> = {
  storage: () => 'money',
  comparable: () => ({ kind: 'money' }),
  decimals: () => moneyDigits,
  index: () => 'order',
  toText: (_, column) => `trim_scale(${column}::numeric / 100)::text`,
  fromText: 'read',
  keeps: ({ currency }) => ({ of: 'number', currency }),
  from: (before, _, column) => (before.type === 'number' ? toMinor(column) : undefined),
}

function toMinor(number: string): string {
  return `case when ${number} * 100 = trunc(${number} * 100) and abs(${number}) < 90000000000000 then (${number} * 100)::bigint end`
}
