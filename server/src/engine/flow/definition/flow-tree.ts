import { boundedRecord, optionalNameText } from '@sluice/form'
import { z } from 'zod'

/** Ids of a tree become ids of XML elements. */
const elementId = z
  .string()
  .max(100)
  .regex(/^[A-Za-z_][\w.-]{0,99}$/)
const name = optionalNameText(200)
const leafKinds = ['applicant', 'approve', 'fill', 'cc', 'robot', 'delay', 'subflow'] as const

/** Characters, as JSON, of one setting of a node. */
const longestSetting = 20_000

/** Settings of a node are read when the flow is checked; here they are only bounded. */
const settingSchema = z
  .unknown()
  .refine((setting) => (JSON.stringify(setting) ?? '').length <= longestSetting, {
    message: `a setting may have at most ${longestSetting} characters as JSON`,
    params: {
      code: 'too_long',
      words: {
        zh: `一项设置最多 ${longestSetting} 个字符。`,
        en: `A setting has at most ${longestSetting} characters.`,
      },
    },
  })
  .meta({ maxLength: longestSetting })

const leafSchema = z.object({
  kind: z.enum(leafKinds),
  id: elementId,
  name,
  config: boundedRecord(z.string().max(100), settingSchema, 100).default({}),
})
const endSchema = z.object({ kind: z.literal('end'), id: elementId, name })

export interface ConditionBranchInput {
  id: string
  name: string
  condition: string | null
  steps: FlowStepInput[]
}
export interface ParallelBranchInput {
  id: string
  name: string
  steps: FlowStepInput[]
}
export type FlowStepInput =
  | z.infer<typeof leafSchema>
  | z.infer<typeof endSchema>
  | { kind: 'condition' | 'inclusive'; id: string; name: string; branches: ConditionBranchInput[] }
  | { kind: 'parallel'; id: string; name: string; branches: ParallelBranchInput[] }

const stepSchema: z.ZodType<FlowStepInput> = z.lazy(() =>
  z.union([
    leafSchema,
    endSchema,
    z.object({
      kind: z.enum(['condition', 'inclusive']),
      id: elementId,
      name,
      branches: z
        .array(
          z.object({
            id: elementId,
            name,
            condition: z.string().max(5000).nullable(),
            steps: z.array(stepSchema).max(100),
          }),
        )
        .max(50),
    }),
    z.object({
      kind: z.literal('parallel'),
      id: elementId,
      name,
      branches: z.array(z.object({ id: elementId, name, steps: z.array(stepSchema).max(100) })).max(50),
    }),
  ]),
)

/** A flow as the tree designer draws it (N3.1). */
export const flowTreeSchema = z.object({ id: elementId, name, root: z.array(stepSchema).max(100) })
export type FlowTreeInput = z.infer<typeof flowTreeSchema>
