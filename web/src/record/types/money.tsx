import type { FieldOf } from '@sluice/contract'
import type { WebPart } from '../web-part.ts'
import { numericPart } from './numeric-part.tsx'

export const moneyPart: WebPart<FieldOf<'money'>> = {
  ...numericPart,
  width: 140,
}
