import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

/** What to say of values whose time of day a date does not keep. */
const timeLost = {
  zh: '丢失一天中的时间',
  en: 'lose the time of day',
}

export const datePart: ServerPart<FieldOf<'date'>> = {
  storage: () => 'date',
  comparable: () => ({ kind: 'date' }),
  index: () => 'order',
  toText: (_, column) => `to_char(${column}, 'YYYY-MM-DD')`,
  fromText: 'read',
  keeps: () => ({ of: 'day' }),
  from: (before, _, column, zone) =>
    before.type === 'dateTime' ? `(${column} at time zone '${zone}')::date` : undefined,
  loses: (before, column, zone) =>
    before.type === 'dateTime'
      ? { where: `(${column} at time zone '${zone}')::time <> '00:00'`, words: timeLost }
      : undefined,
}
