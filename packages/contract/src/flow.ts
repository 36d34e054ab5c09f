import { z } from 'zod'
import { longestDue } from './due.ts'
import { fieldAccessSchema } from './form.ts'

/** Who gets a task (N3.4, first part). */
export const assigneeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('member'), memberIds: z.array(z.uuid()).min(1).max(100) }),
  z.object({ type: z.literal('role'), roleId: z.uuid() }),
  /** Head of the applicant's department, `level` departments up (0 = own). */
  z.object({ type: z.literal('departmentHead'), level: z.int().min(0).max(9).default(0) }),
  z.object({ type: z.literal('field'), fieldId: z.string() }),
  z.object({ type: z.literal('applicant') }),
])
export type Assignee = z.infer<typeof assigneeSchema>

/** What happens when nobody can be found, or the applicant would approve their own request. */
export const emptyAssigneeRuleSchema = z.enum(['administrator', 'skip', 'stop'])
export const sameAsApplicantRuleSchema = z.enum(['keep', 'skip', 'superior'])

/** Deadline of a task: so long after it opened (N3.9). */
export const dueSchema = z
  .object({
    amount: z.int().positive().max(longestDue.minute),
    unit: z.enum(['minute', 'hour', 'day']),
    /** Working time counts: of that calendar, of the workspace's default one for null. Absent: by the clock, day and night. */
    calendarId: z.uuid().nullable().optional(),
  })
  .refine(({ amount, unit }) => amount <= longestDue[unit], {
    path: ['amount'],
    error: 'A deadline is a year at most',
    params: { code: 'too_long', words: { zh: '限时最长一年。', en: 'A deadline is a year at most.' } },
  })
export type Due = z.infer<typeof dueSchema>

export const nodeConfigSchema = z.object({
  assignees: z.array(assigneeSchema).max(20).default([]),
  /** any = 或签: the first decision counts; all = 会签: everybody must agree, one rejection decides. */
  signing: z.enum(['any', 'all']).default('any'),
  whenEmpty: emptyAssigneeRuleSchema.default('administrator'),
  /** Absent: they decide, but a head who applies is asked for by the head above; `keep`: they decide in any case. */
  whenApplicant: sameAsApplicantRuleSchema.optional(),
  /**
   * At the applicant node, for the whole flow: is somebody who approves a step asked again at the next one that asks them too?
   * Absent: every time.
   */
  samePerson: z.enum(['every', 'once']).optional(),
  /** By field id; a field not named is `read`. */
  fields: z.record(z.string(), fieldAccessSchema).default({}),
  opinionRequired: z.boolean().default(false),
  /** Buttons offered; default all that the node kind knows. */
  verbs: z.array(z.enum(['approve', 'reject', 'return', 'transfer', 'submit', 'comment'])).optional(),
  due: dueSchema.optional(),
  /** As flows that were drawn before say it: hours by the clock. `due` counts before it. */
  dueHours: z
    .number()
    .positive()
    .max(24 * 365)
    .optional(),
})
export type NodeConfig = z.infer<typeof nodeConfigSchema>

export const taskKindSchema = z.enum(['applicant', 'approve', 'fill', 'cc'])
export type TaskKind = z.infer<typeof taskKindSchema>
export const taskStateSchema = z.enum([
  'open',
  'approved',
  'rejected',
  'returned',
  'submitted',
  'transferred',
  'cancelled',
  'read',
])
export const instanceStateSchema = z.enum(['running', 'approved', 'rejected', 'withdrawn', 'failed'])
