import type { FieldOf } from '@sluice/contract'
import { cascadeNamed, cascadeText } from '@sluice/form'
import { CascadeControl } from '../control/lazy-controls.ts'
import { singleWords } from '../operator-words.ts'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

type CascadeField = FieldOf<'cascade'>

/** The choices with the words of their whole paths, as filters offer them. */
const paths = ({ choices }: CascadeField) =>
  choices.map(({ value }) => ({ value, label: cascadeText(choices, value) }))

export const cascadePart: WebPart<CascadeField> = {
  Control: CascadeControl,
  View: WholeText,
  width: 180,
  sorts: true,
  operatorWords: () => singleWords,
  comparedAs: (field) => ({
    id: field.id,
    name: field.name,
    type: 'singleChoice',
    choices: paths(field),
    display: 'dropdown',
  }),
  severalAs: (field) => ({ id: field.id, name: field.name, type: 'multipleChoice', choices: paths(field) }),
  paste: ({ choices }, text) => cascadeNamed(choices, text) ?? text.trim(),
}
