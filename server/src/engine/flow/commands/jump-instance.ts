import { canMoveToken } from '@sluice/bpmn'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnInstance } from '../course/act-on-instance.ts'
import { actResultSchema } from '../course/act-result.ts'
import type { Course } from '../course/course.ts'
import { runFrom } from '../course/decide.ts'
import { requireManager } from '../course/require-manager.ts'
import { cannotGoOnFrom, cannotJump } from '../errors.ts'

/** An administrator moves an instance from a node that waits or is stuck to another one (N3.13). */
export const jumpInstance = defineOperation({
  id: 'instance.jump',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/jump',
  summary: { zh: '调整到节点', en: 'Move an instance to another node' },
  access: 'member',
  input: z.object({
    instanceId: z.uuid(),
    /** Needed when the instance waits at several nodes. */
    fromNodeId: z.string().max(200).optional(),
    toNodeId: z.string().min(1).max(200),
    opinion: z.string().trim().min(1).max(2000),
  }),
  output: actResultSchema,
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  run: (context, { instanceId, fromNodeId, toNodeId, opinion }) =>
    actOnInstance(
      context,
      instanceId,
      { verb: 'jump', opinion, ...(fromNodeId ? { nodeId: fromNodeId } : {}), detail: { to: toNodeId } },
      async ({ course, form }) => {
        await requireManager(context, form)
        const itemId = itemToMove(course, fromNodeId)
        if (itemId === undefined || !course.definition.people.has(toNodeId)) throw cannotJump()
        if (!canMoveToken(course.definition.model, course.state.engine, itemId, toNodeId))
          throw cannotGoOnFrom({ node: course.definition.people.get(toNodeId)!.name })
        await runFrom(course, itemId, toNodeId)
        return undefined
      },
    ),
})

/** The one token that waits or is stuck, or the one at the node that was named. */
function itemToMove({ state }: Course, fromNodeId: string | undefined): number | undefined {
  const waiting = state.engine.items.filter(
    ({ kind, node }) =>
      (kind === 'task' || kind === 'incident' || kind === 'catch') && (!fromNodeId || node === fromNodeId),
  )
  return waiting.length === 1 || fromNodeId ? waiting[0]?.id : undefined
}
