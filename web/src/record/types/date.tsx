import type { FieldOf } from '@sluice/contract'
import { DateControl } from '../control/lazy-controls.ts'
import { dateWords } from '../operator-words.ts'
import { readTypedDate } from '../typed-date.ts'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const datePart: WebPart<FieldOf<'date'>> = {
  Control: DateControl,
  View: WholeText,
  width: 120,
  sorts: true,
  operatorWords: () => dateWords,
  paste: (_, text, now) => readTypedDate(text.trim(), now) ?? text.trim(),
}
