import type { FieldOf } from '@sluice/contract'
import { SliderControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { numericPart } from './numeric-part.tsx'

export const sliderPart: WebPart<FieldOf<'slider'>> = {
  ...numericPart,
  Control: SliderControl,
  width: 110,
  comparedAs: ({ id, name }) => ({ id, name, type: 'number' }),
}
