import { z } from 'zod'
import type { JobHandle } from '../../../platform/operation/index.ts'

const schema = z.object({ instanceId: z.uuid(), timerId: z.string() })

/** What wakes a timer: written with it by `save-timers.ts`, carried out by `jobs/fire-timer.ts`. */
export const timerJob: JobHandle<typeof schema> = { name: 'flow-timer', version: 1, schema, upgrades: {} }
