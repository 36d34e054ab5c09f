import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const attachmentPart: ServerPart<FieldOf<'attachment'>> = {
  storage: () => 'ids',
  comparable: () => ({ kind: 'files' }),
}
