import type { FieldOf } from '@sluice/contract'
import { SignatureControl } from '../control/lazy-controls.ts'
import { Pictures } from '../lazy-views.tsx'
import type { WebPart } from '../web-part.ts'

export const signaturePart: WebPart<FieldOf<'signature'>> = {
  Control: SignatureControl,
  View: Pictures,
  width: 140,
  sorts: false,
  isGroup: () => true,
  pictured: true,
}
