import { writeTrace } from './audit.ts'
import { requireKeyAccess, requirePermission, runGuarded } from './checks.ts'
import type { OperationContext } from './context.ts'
import type { SluiceOperation } from './define-operation.ts'
import { runOnce } from './idempotency.ts'
import type { InvokeOptions } from './invoke.ts'
import { refuseOddValues } from './refuse-odd-values.ts'
import { validateInput } from './validate-input.ts'

/**
 * Runs an operation inside the transaction of another act, as the same actor and with the checks, guard and audit record
 * it has by itself: a step of a flow, a button of a form. It commits or fails with the act around it.
 * @param options.key of a step that may be repeated: the first answer is given again
 * @param options.within goes around the act, where it is not repeated
 * @throws SluiceError when it refuses; Error for an operation that needs a transaction of its own
 */
export async function performOperation(
  context: OperationContext,
  operation: SluiceOperation,
  given: unknown,
  { key, within }: { key?: string | undefined; within?: InvokeOptions['within'] } = {},
): Promise<unknown> {
  if (operation.transaction !== 'tenant' || operation.prepare)
    throw new Error(`${operation.id} needs a transaction of its own`)
  requireKeyAccess(operation, context.actor)
  refuseOddValues(given, operation.places)
  const input = validateInput(operation.input, given, operation.places) as Record<string, unknown>
  const { idempotencyKey: _outer, ...origin } = context.origin
  const own: OperationContext = Object.create(context, {
    operationId: { value: operation.id },
    origin: { value: key === undefined ? origin : { ...origin, idempotencyKey: key } },
  })
  await requirePermission(operation, own, input)
  const act = () => operation.run(own, input as never, undefined as never)
  if (operation.kind === 'query') return act()
  const guarded = () => runGuarded(operation, own, input, act)
  const run = () => (within ? within(own, guarded) : guarded())
  const { secretOutput } = operation
  const { value, repeated } =
    secretOutput === 'acts again'
      ? { value: await run(), repeated: false }
      : await runOnce(own, input, run, secretOutput)
  // Events leave with those of the act around it.
  if (!repeated) writeTrace(own, operation, { input, output: value }, [])
  return value
}
