import type { FieldOf } from '@sluice/contract'
import type { WebPart } from '../web-part.ts'
import { numericPart } from './numeric-part.tsx'

export const numberPart: WebPart<FieldOf<'number'>> = {
  ...numericPart,
  width: 120,
}
