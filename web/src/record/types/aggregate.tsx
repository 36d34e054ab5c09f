import type { FieldOf } from '@sluice/contract'
import { computedWebPart } from '../computed-web-part.tsx'
import type { WebPart } from '../web-part.ts'

export const aggregatePart: WebPart<FieldOf<'aggregate'>> = computedWebPart
