import type { FieldOf } from '@sluice/contract'
import { AddressControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { WrappedText } from '../wrapped-text.tsx'

export const addressPart: WebPart<FieldOf<'address'>> = {
  Control: AddressControl,
  View: WrappedText,
  width: 240,
  sorts: false,
  operatorWords: () => ({ startsWith: 'liesIn' }),
  comparedAs: ({ id, name }) => ({ id, name, type: 'address', anyLevel: true, regionOnly: true }),
  isGroup: ({ regionOnly }) => !regionOnly,
}
