import type { FieldOf } from '@sluice/contract'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

type AutoNumberField = FieldOf<'autoNumber'>

export const autoNumberPart: WebPart<AutoNumberField> = {
  View: WholeText,
  width: 150,
  sorts: true,
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
}
