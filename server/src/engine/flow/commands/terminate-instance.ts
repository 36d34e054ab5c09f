import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { ofManagedForms, whileRunning } from '../action-rights.ts'
import { actOnInstance } from '../course/act-on-instance.ts'
import { actResultSchema } from '../course/act-result.ts'
import { callOff } from '../course/decide.ts'
import { requireManager } from '../course/require-manager.ts'

/** An administrator ends an instance without a decision (N3.6, N3.13); it counts as withdrawn. */
export const terminateInstance = defineOperation({
  id: 'instance.terminate',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/terminate',
  summary: { zh: '终止', en: 'Terminate an instance' },
  access: 'member',
  input: z.object({ instanceId: z.uuid(), opinion: z.string().trim().min(1).max(2000) }),
  output: actResultSchema,
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  action: {
    on: 'instance',
    record: 'instanceId',
    name: { zh: '终止', en: 'Terminate' },
    icon: 'stop',
    danger: true,
    confirm: {
      zh: '流程不再继续，待办全部取消；数据保留，状态为“已撤回”。',
      en: 'The flow goes no further and its tasks are called off; the record stays, as withdrawn.',
    },
    when: whileRunning,
    asks: {
      opinion: {
        name: { zh: '原因', en: 'Reason' },
        help: {
          zh: '写进流程的历史，申请人会看到。',
          en: 'Stands in the history of the flow, where the applicant reads it.',
        },
      },
    },
    may: ofManagedForms,
  },
  run: (context, { instanceId, opinion }) =>
    actOnInstance(context, instanceId, { verb: 'terminate', opinion }, async ({ course, form }) => {
      await requireManager(context, form)
      await callOff(course)
      return 'withdrawn'
    }),
})
