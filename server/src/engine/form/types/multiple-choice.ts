import type { FieldOf } from '@sluice/form'
import { labelsSql } from '../choice-sql.ts'
import type { ServerPart } from '../server-part.ts'

export const multipleChoicePart: ServerPart<FieldOf<'multipleChoice'>> = {
  storage: () => 'texts',
  comparable: () => ({ kind: 'choices' }),
  index: () => 'parts',
  search: { choices: ({ choices }) => choices },
  toText: ({ choices }, column) => `sluice.choices_to_text(${column}, ${labelsSql(choices)})`,
  fromText: 'read',
  from: (before, _, column) => (before.type === 'singleChoice' ? `array[${column}]` : undefined),
}
