import type { FieldOf } from '@sluice/contract'
import { ImageControl } from '../control/lazy-controls.ts'
import { Pictures } from '../lazy-views.tsx'
import type { WebPart } from '../web-part.ts'

export const imagePart: WebPart<FieldOf<'image'>> = {
  Control: ImageControl,
  View: Pictures,
  width: 160,
  sorts: false,
  isGroup: () => true,
  pictured: true,
}
