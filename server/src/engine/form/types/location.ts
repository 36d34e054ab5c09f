import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

/** Kept as RFC 5870 writes it: `30.2741,120.1551;u=35`. */
export const locationPart: ServerPart<FieldOf<'location'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: false, order: 'code' }),
  toText: (_, column) => column,
  fromText: 'read',
}
