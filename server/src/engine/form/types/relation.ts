import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const relationPart: ServerPart<FieldOf<'relation'>> = {
  storage: () => 'id',
  comparable: () => ({ kind: 'id', of: 'record' }),
  index: () => 'order',
  meansSame: (before, after) => before.targetFormId === after.targetFormId,
}
