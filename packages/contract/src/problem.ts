import { z } from 'zod'

/** One wrong field: `field` is a dotted path into the input (`values.freight`, `fields.2.name`). */
export const fieldProblemSchema = z.object({
  field: z.string(),
  /** Where it is, in words: `步骤 · “审批” · 处理人 · 第 1 项`. Absent where the message says it. */
  label: z.string().optional(),
  code: z.string(),
  message: z.string(),
  suggestion: z.string().optional(),
})
export type FieldProblem = z.infer<typeof fieldProblemSchema>

/** RFC 9457 problem details with Sluice's stable `code` and field errors. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(fieldProblemSchema).optional(),
  params: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof problemSchema>
