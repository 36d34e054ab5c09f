import type { FieldOf } from '@sluice/contract'
import { SignatureControl } from '../control/lazy-controls.ts'
import { PicturesView } from '../pictures-view.tsx'
import type { WebPart } from '../web-part.ts'

export const signaturePart: WebPart<FieldOf<'signature'>> = {
  Control: SignatureControl,
  View: PicturesView,
  width: 140,
  sorts: false,
  isGroup: () => true,
  pictured: true,
}
