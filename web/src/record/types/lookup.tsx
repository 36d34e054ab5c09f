import type { FieldOf } from '@sluice/contract'
import { computedWebPart } from '../computed-web-part.tsx'
import type { WebPart } from '../web-part.ts'

export const lookupPart: WebPart<FieldOf<'lookup'>> = computedWebPart
