import type { FieldOf } from '@sluice/contract'
import { readBoolean } from '@sluice/form'
import { BooleanControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const booleanPart: WebPart<FieldOf<'boolean'>> = {
  Control: BooleanControl,
  View: WholeText,
  width: 90,
  sorts: true,
  operatorWords: () => ({ eq: 'is' }),
  paste: (field, text) => readBoolean(field, text) ?? text.trim(),
}
