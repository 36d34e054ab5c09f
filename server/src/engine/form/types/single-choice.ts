import type { FieldOf } from '@sluice/form'
import { labelsSql, onlyOne } from '../choice-sql.ts'
import type { ServerPart } from '../server-part.ts'

export const singleChoicePart: ServerPart<FieldOf<'singleChoice'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'choice' }),
  index: () => 'order',
  search: { choices: ({ choices }) => choices },
  toText: ({ choices }, column) => `coalesce(${labelsSql(choices)} ->> ${column}, ${column})`,
  fromText: 'read',
  from: (before, _, column) => (before.type === 'multipleChoice' ? onlyOne(column) : undefined),
}
