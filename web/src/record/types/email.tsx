import type { FieldOf } from '@sluice/contract'
import type { WebPart } from '../web-part.ts'
import { addressPart } from './address-part.tsx'

export const emailPart: WebPart<FieldOf<'email'>> = {
  ...addressPart,
  width: 200,
}
