import { z } from 'zod'

const kinds = [
  'applicant',
  'approve',
  'fill',
  'cc',
  'robot',
  'delay',
  'subflow',
  'end',
  'condition',
  'inclusive',
  'parallel',
] as const

/** A flow as its readers see it drawn: what is asked of whom is not in it, only what there is to go through. */
export const drawnStepSchema = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  name: z.string(),
  /** How several people sign: one is enough, or all. */
  signing: z.enum(['any', 'all']).nullable(),
  /** Branch it lies in; null: the trunk. Steps of one branch follow each other in the order of the list. */
  branchId: z.string().nullable(),
})
export const drawnBranchSchema = z.object({ id: z.string(), name: z.string(), stepId: z.string() })

export interface DrawnFlow {
  steps: z.infer<typeof drawnStepSchema>[]
  branches: z.infer<typeof drawnBranchSchema>[]
}
