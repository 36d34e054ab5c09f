import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const colorPart: ServerPart<FieldOf<'color'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'choice' }),
  index: () => 'order',
  toText: (_, column) => column,
  fromText: 'read',
}
