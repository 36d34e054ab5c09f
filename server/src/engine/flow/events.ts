import { z } from 'zod'
import { defineEvent } from '../../platform/operation/index.ts'

/** Ids alone: what the record is called is found out for each reader, who may not see all of it. */
const about = {
  instanceId: z.uuid(),
  formId: z.uuid(),
  recordId: z.uuid(),
  formName: z.string(),
  applicantId: z.uuid(),
}
const task = { taskId: z.uuid(), assigneeId: z.uuid() }
/** The member who did it; null for the system. */
const by = z.uuid().nullable()
const lane = { lane: 'instanceId' } as const

export const instanceStarted = defineEvent(
  'instance.started',
  { zh: '流程已发起', en: 'A flow was started' },
  z.object(about),
  lane,
)

export const taskOpened = defineEvent(
  'task.opened',
  { zh: '有新的待办', en: 'A task was opened' },
  z.object({
    ...about,
    ...task,
    kind: z.string(),
    nodeId: z.string(),
    nodeName: z.string(),
    dueAt: z.string().nullable(),
    round: z.number().int(),
    verb: z.string().describe('What led to it: submit, approve, return …'),
    by,
  }),
  lane,
)

export const taskClosed = defineEvent(
  'task.closed',
  { zh: '待办已处理', en: 'A task was closed' },
  z.object({ ...about, ...task, verb: z.string(), by }),
  lane,
)

export const taskUrged = defineEvent(
  'task.urged',
  { zh: '催办', en: 'A task was urged' },
  z.object({ instanceId: z.uuid(), ...task, by }),
  lane,
)

/** Written by one statement over all tenants, see `jobs/mark-overdue.ts`. */
export const taskOverdue = defineEvent(
  'task.overdue',
  { zh: '待办已超时', en: 'A task is overdue' },
  z.object({ instanceId: z.uuid(), ...task, nodeName: z.string(), dueAt: z.string() }),
  lane,
)

export const instanceCommented = defineEvent(
  'instance.commented',
  { zh: '流程有新评论', en: 'A flow was commented on' },
  z.object({ instanceId: z.uuid(), applicantId: z.uuid(), text: z.string(), by }),
  lane,
)

export const flowIncident = defineEvent(
  'flow.incident',
  { zh: '流程出现异常', en: 'A flow met an incident' },
  z.object({
    ...about,
    nodeId: z.string(),
    nodeName: z.string(),
    code: z.string(),
    message: z.string().nullable(),
  }),
  lane,
)

export const instanceEnded = defineEvent(
  'instance.ended',
  { zh: '流程已结束', en: 'A flow ended' },
  z.object({ ...about, outcome: z.string(), by }),
  lane,
)

export const instanceLostForm = defineEvent(
  'instance.lostForm',
  { zh: '表单被删除，流程已终止', en: 'A flow ended because its form was deleted' },
  z.object({
    ...about,
    memberIds: z.array(z.uuid()).describe('The applicant and everybody who was asked'),
    by,
  }),
  lane,
)

export const instanceLostRecord = defineEvent(
  'instance.lostRecord',
  { zh: '数据被删除，流程已终止', en: 'A flow ended because its record was deleted' },
  z.object({
    ...about,
    memberIds: z.array(z.uuid()).describe('The applicant and everybody who was asked'),
    by,
  }),
  lane,
)

export const flowPublished = defineEvent(
  'flow.published',
  { zh: '流程已发布', en: 'A flow was published' },
  z.object({ formId: z.uuid(), definitionId: z.uuid(), version: z.number().int() }),
  { lane: 'formId' },
)
