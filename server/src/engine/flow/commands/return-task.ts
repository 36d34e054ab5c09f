import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { type ActScene, actOnTask, seenVersion } from '../course/act-on-task.ts'
import { actResultSchema } from '../course/act-result.ts'
import { sendBack } from '../course/decide.ts'
import { returnTargets } from '../course/return-targets.ts'
import { cannotReturnThere, noStraightBack } from '../errors.ts'

/** The holder of a task sends it back to an earlier node, to run again from there or to come straight back (N3.6). */
export const returnTask = defineOperation({
  id: 'task.return',
  kind: 'command',
  method: 'POST',
  path: '/api/tasks/:taskId/return',
  summary: { zh: '退回', en: 'Return a task to an earlier node' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    taskId: z.uuid(),
    ...seenVersion,
    toNodeId: z.string().min(1).max(200),
    opinion: z.string().trim().min(1).max(2000),
    // biome-ignore lint/suspicious/noThenProperty: the field's name on the wire; a text is no thenable
    then: z.enum(['rerun', 'straightBack']).default('rerun'),
  }),
  output: actResultSchema,
  audit: ({ taskId }) => ({ type: 'task', id: taskId }),
  run: (context, { toNodeId, then, ...input }) =>
    actOnTask(context, { ...input, verb: 'return', detail: { to: toNodeId, then } }, async (scene) => {
      requireTarget(scene, toNodeId, then)
      await sendBack(scene.course, scene.task, toNodeId, then)
      return undefined
    }),
})

/** @throws cannotReturnThere, noStraightBack */
function requireTarget(
  { course, node, task }: ActScene,
  toNodeId: string,
  then: 'rerun' | 'straightBack',
): void {
  const targets = returnTargets(course.definition, course.state, node.id, task.item)
  const target = targets.find(({ nodeId }) => nodeId === toNodeId)
  if (!target) throw cannotReturnThere({ choices: targets.map(({ name }) => name).join('、') || '—' })
  if (then === 'straightBack' && !target.straightBack) throw noStraightBack({ node: target.name })
}
