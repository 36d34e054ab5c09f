import type { FieldOf } from '@sluice/form'
import { computedServerPart } from '../computed-server-part.ts'
import type { ServerPart } from '../server-part.ts'

export const rollupPart: ServerPart<FieldOf<'rollup'>> = computedServerPart
