import type { FieldOf } from '@sluice/contract'
import { AttachmentControl } from '../control/lazy-controls.ts'
import { Files } from '../lazy-views.tsx'
import type { WebPart } from '../web-part.ts'

export const attachmentPart: WebPart<FieldOf<'attachment'>> = {
  Control: AttachmentControl,
  View: Files,
  width: 180,
  quiet: 'inGrid',
  sorts: false,
  isGroup: () => true,
}
