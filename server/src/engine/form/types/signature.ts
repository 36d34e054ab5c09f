import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const signaturePart: ServerPart<FieldOf<'signature'>> = {
  storage: () => 'ids',
  comparable: () => ({ kind: 'files' }),
}
