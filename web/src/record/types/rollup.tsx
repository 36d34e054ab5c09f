import type { FieldOf } from '@sluice/contract'
import { computedWebPart } from '../computed-web-part.tsx'
import type { WebPart } from '../web-part.ts'

export const rollupPart: WebPart<FieldOf<'rollup'>> = computedWebPart
