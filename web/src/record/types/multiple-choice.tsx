import type { FieldOf } from '@sluice/contract'
import { choiceNamed } from '../choice-text.ts'
import { ChoiceView } from '../choice-view.tsx'
import { fewChoices } from '../control/few-choices.ts'
import { MultipleChoiceControl } from '../control/lazy-controls.ts'
import { severalWords } from '../operator-words.ts'
import type { WebPart } from '../web-part.ts'

export const multipleChoicePart: WebPart<FieldOf<'multipleChoice'>> = {
  Control: MultipleChoiceControl,
  View: ChoiceView,
  width: 180,
  sorts: false,
  operatorWords: () => severalWords,
  comparedAs: ({ id, name, choices }) => ({ id, name, type: 'singleChoice', choices, display: 'dropdown' }),
  severalAs: ({ id, name, choices }) => ({ id, name, type: 'multipleChoice', choices }),
  isGroup: ({ choices }) => choices.length <= fewChoices,
  paste: ({ choices }, text) =>
    text.split(/[,，、;；]/).flatMap((part) => (part.trim() ? [choiceNamed(choices, part.trim())] : [])),
}
