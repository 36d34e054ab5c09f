import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const autoNumberPart: ServerPart<FieldOf<'autoNumber'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: true, order: 'code' }),
  index: () => 'order',
  search: {},
  toText: (_, column) => column,
  fromText: (_, text) => text,
}
