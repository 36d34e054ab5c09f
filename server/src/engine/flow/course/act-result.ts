import { instanceStateSchema } from '@sluice/contract'
import { z } from 'zod'

/** What every verb on a task answers: how the instance stands afterwards. */
export const actResultSchema = z.object({ instanceId: z.uuid(), state: instanceStateSchema })
export type ActResult = z.infer<typeof actResultSchema>
