import type { FieldOf } from '@sluice/contract'
import type { WebPart } from '../web-part.ts'
import { addressPart } from './address-part.tsx'

export const phonePart: WebPart<FieldOf<'phone'>> = {
  ...addressPart,
  width: 150,
}
