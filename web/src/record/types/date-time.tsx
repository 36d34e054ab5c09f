import type { FieldOf } from '@sluice/contract'
import { DateControl } from '../control/lazy-controls.ts'
import { dateWords } from '../operator-words.ts'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const dateTimePart: WebPart<FieldOf<'dateTime'>> = {
  Control: DateControl,
  View: WholeText,
  width: 150,
  sorts: true,
  operatorWords: () => dateWords,
  // Moments are compared by day.
  comparedAs: ({ id, name }) => ({ id, name, type: 'date' }),
}
