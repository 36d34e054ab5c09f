import type { FieldOf } from '@sluice/form'
import { labelsSql, valuesSql } from '../choice-sql.ts'
import type { ServerPart } from '../server-part.ts'

export const multipleChoicePart: ServerPart<FieldOf<'multipleChoice'>> = {
  storage: () => 'texts',
  comparable: () => ({ kind: 'choices' }),
  index: () => 'parts',
  search: { choices: ({ choices }) => choices },
  toText: ({ choices }, column) => `sluice.choices_to_text(${column}, ${labelsSql(choices)})`,
  fromText: ({ choices }, text) => `sluice.text_to_choices(${text}, ${valuesSql(choices)})`,
  from: (before, _, column) => (before.type === 'singleChoice' ? `array[${column}]` : undefined),
}
