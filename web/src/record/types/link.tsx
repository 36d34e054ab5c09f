import type { FieldOf } from '@sluice/contract'
import type { WebPart } from '../web-part.ts'
import { addressPart } from './address-part.tsx'

export const linkPart: WebPart<FieldOf<'link'>> = {
  ...addressPart,
  width: 220,
  sorts: false,
}
