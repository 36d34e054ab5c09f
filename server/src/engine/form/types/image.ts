import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const imagePart: ServerPart<FieldOf<'image'>> = {
  storage: () => 'ids',
  comparable: () => ({ kind: 'files' }),
}
