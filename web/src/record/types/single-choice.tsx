import type { FieldOf } from '@sluice/contract'
import { choiceNamed } from '../choice-text.ts'
import { ChoiceView } from '../choice-view.tsx'
import { SingleChoiceControl } from '../control/lazy-controls.ts'
import { singleWords } from '../operator-words.ts'
import type { WebPart } from '../web-part.ts'

export const singleChoicePart: WebPart<FieldOf<'singleChoice'>> = {
  Control: SingleChoiceControl,
  View: ChoiceView,
  width: 140,
  sorts: true,
  operatorWords: () => singleWords,
  comparedAs: ({ id, name, choices }) => ({ id, name, type: 'singleChoice', choices, display: 'dropdown' }),
  severalAs: ({ id, name, choices }) => ({ id, name, type: 'multipleChoice', choices }),
  isGroup: ({ display }) => display === 'radio',
  paste: ({ choices }, text) => choiceNamed(choices, text.trim()),
}
