import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const longTextPart: ServerPart<FieldOf<'longText'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: false, order: 'language', long: true }),
  toText: (_, column) => column,
  fromText: (_, text) => text,
}
