import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

/** Kept as `HH:MM:SS`, whose order as text is that of the day. */
export const timePart: ServerPart<FieldOf<'time'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'time' }),
  index: () => 'order',
  toText: (_, column) => column,
  fromText: 'read',
}
