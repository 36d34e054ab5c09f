import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnInstance } from '../course/act-on-instance.ts'
import { actResultSchema } from '../course/act-result.ts'
import { callOff } from '../course/decide.ts'
import { onlyApplicant } from '../errors.ts'

/** The applicant takes a running instance back (N3.6). */
export const withdrawInstance = defineOperation({
  id: 'instance.withdraw',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/withdraw',
  summary: { zh: '撤回', en: 'Withdraw an application' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ instanceId: z.uuid(), opinion: z.string().trim().max(2000).optional() }),
  output: actResultSchema,
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  run: (context, { instanceId, opinion }) =>
    actOnInstance(context, instanceId, { verb: 'withdraw', opinion, repeats: 'withdrawn' }, async (scene) => {
      if (scene.instance.applicantId !== context.memberId) throw onlyApplicant()
      await callOff(scene.course)
      return 'withdrawn'
    }),
})
