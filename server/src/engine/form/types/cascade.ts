import { cascadeBelow, cascadeText, type FieldOf } from '@sluice/form'
import { labelsSql } from '../choice-sql.ts'
import type { ServerPart } from '../server-part.ts'

/** The choices with the words of their whole paths. */
function paths({ choices }: FieldOf<'cascade'>) {
  return choices.map(({ value }) => ({ value, label: cascadeText(choices, value) }))
}

export const cascadePart: ServerPart<FieldOf<'cascade'>> = {
  storage: () => 'text',
  // Who asks for a province asks for its cities.
  comparable: ({ choices }) => ({ kind: 'choice', below: (value) => cascadeBelow(choices, value) }),
  index: () => 'order',
  search: { choices: paths },
  toText: (field, column) => `coalesce(${labelsSql(paths(field))} ->> ${column}, ${column})`,
  fromText: 'read',
}
