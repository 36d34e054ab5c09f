import { defineError, forbidden } from '../../kernel/index.ts'
import { type Actor, actorKey, isNarrowed } from './actor.ts'
import type { OperationContext } from './context.ts'
import type { SluiceOperation } from './define-operation.ts'
import type { Services } from './services.ts'

const closedToKeys = defineError('access_key.closed_operation', 403, {
  zh: '接口密钥不能调用 {operation}：它只供登录的人使用。',
  en: 'No key may call {operation}: it is for people who signed in.',
})
const closedToNarrowKeys = defineError('access_key.narrow', 403, {
  zh: '限定了角色或应用范围的接口密钥不能调用 {operation}。',
  en: 'A key that is narrowed to a role or to apps may not call {operation}.',
})

/** Programs call what is for them, and what their key leaves of it. @throws closedToKeys; closedToNarrowKeys */
export function requireKeyAccess({ keys, id }: SluiceOperation, actor: Actor): void {
  const key = actorKey(actor)
  if (!key) return
  if (keys === 'closed') throw closedToKeys({ operation: id })
  if (keys === 'unnarrowed' && isNarrowed(key)) throw closedToNarrowKeys({ operation: id })
}

/** What is switched off is nobody's; the house itself goes on with what it began. @throws featureOff */
export async function requireFeature(
  { id }: SluiceOperation,
  { features }: Services,
  actor: Actor,
): Promise<void> {
  if (actor.kind === 'member') await features.requireFor(id, actor.tenantId)
}

/** @throws forbidden without the permission that the operation asks for */
export async function requirePermission(
  operation: SluiceOperation,
  context: OperationContext,
  input: Record<string, unknown>,
): Promise<void> {
  if (await mayCall(operation, context, input)) return
  throw forbidden({ permission: (operation.access as { permission: never }).permission })
}

/** Whether the actor holds the permission that an operation asks for; of one that asks for none it decides itself. */
export async function mayCall(
  { access }: SluiceOperation,
  context: OperationContext,
  input: Record<string, unknown>,
): Promise<boolean> {
  if (typeof access === 'string' || context.actor.kind === 'system') return true
  const policy = await context.policy()
  return policy.decide(access.permission, access.on?.(input as never)).allowed
}

/** Runs the act itself: guarded where it is on people, and on a record that it is for. */
export function runGuarded(
  operation: SluiceOperation,
  context: OperationContext,
  input: Record<string, unknown>,
  act: () => Promise<unknown>,
): Promise<unknown> {
  const { actsOnPeople, action } = operation
  const fitting = action?.when
    ? async () => {
        await context.services.requireFitting(context, operation, input)
        return act()
      }
    : act
  if (!actsOnPeople) return fitting()
  const takenOver = actsOnPeople === true ? undefined : actsOnPeople(input as never)
  return context.services.policies.guardPeople(context, takenOver, fitting)
}
