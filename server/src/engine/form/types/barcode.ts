import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const barcodePart: ServerPart<FieldOf<'barcode'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: true, order: 'code' }),
  index: () => 'order',
  search: {},
  toText: (_, column) => column,
  fromText: 'read',
}
