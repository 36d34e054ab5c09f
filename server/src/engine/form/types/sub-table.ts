import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const subTablePart: ServerPart<FieldOf<'subTable'>> = {
  storage: () => 'rows',
  comparable: () => ({ kind: 'rows' }),
}
