import { runTransaction, type Transaction } from '../../database/index.ts'
import {
  inSpan,
  newId,
  notFound,
  type PlaceWords,
  placeLabel,
  SluiceError,
  unauthenticated,
} from '../../kernel/index.ts'
import { tenantOf } from './actor.ts'
import { writeRefusal, writeTrace } from './audit.ts'
import type { CallOrigin } from './call.ts'
import { requireFeature, requireKeyAccess, requirePermission, runGuarded } from './checks.ts'
import { createContext, type ManagedContext } from './create-context.ts'
import type { SluiceOperation } from './define-operation.ts'
import { runOnce } from './idempotency.ts'
import type { Invoke, InvokeOptions } from './invoke.ts'
import { observeOperation } from './metric.ts'
import { oddValue, refuseOddValues } from './refuse-odd-values.ts'
import { retryLocked } from './retry-locked.ts'
import type { Services } from './services.ts'
import { translateDatabaseError } from './translate-database-error.ts'
import { validateInput } from './validate-input.ts'

/**
 * Makes the one way operations are run, whoever calls: input check, transaction, access check, idempotency, the act,
 * audit and outbox, commit, metric.
 * @param services may still be incomplete while the house is being wired; read at each call
 */
export function createInvoke(
  registry: ReadonlyMap<string, SluiceOperation>,
  services: Services,
  options: { checkOutput: boolean },
): Invoke {
  return async (operationId, call) => {
    const operation = registry.get(operationId)
    if (!operation) throw notFound({ zh: operationId, en: operationId })
    const finished = observeOperation(operationId)
    try {
      const complete = { ...call, origin: completeOrigin(call.origin) }
      const output = await inSpan(spanOf(operation, complete.origin), () =>
        invokeOperation(operation, services, complete),
      )
      if (options.checkOutput) operation.output.parse(output)
      finished('done')
      return output
    } catch (error) {
      const refusal = translateDatabaseError(error, { heavy: operation.heavy !== undefined })
      finished(refusal instanceof SluiceError ? 'refused' : 'failed')
      if (refusal instanceof SluiceError) labelFields(refusal, operation.places, call.input)
      if (refusal instanceof SluiceError && isAudited(refusal))
        await auditRefusal(operation, services, call, refusal)
      throw refusal
    }
  }
}

/** Says in words where what was refused stands, for operations that name the parts of their input. */
function labelFields({ fields }: SluiceError, places: PlaceWords, input: unknown): void {
  if (Object.keys(places).length === 0) return
  for (const [index, field] of fields.entries())
    fields[index] = { ...field, label: field.label ?? placeLabel(stepsOf(field.field), input, places) }
}

function stepsOf(path: string): (string | number)[] {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

function spanOf({ id, method, path }: SluiceOperation, { requestId }: CallOrigin) {
  const attributes = { 'http.request.method': method, 'http.route': path, 'sluice.request_id': requestId }
  return { name: id, attributes }
}

async function invokeOperation(operation: SluiceOperation, services: Services, call: InvokeOptions) {
  requireActor(operation, call)
  requireKeyAccess(operation, call.actor)
  await requireFeature(operation, services, call.actor)
  refuseOddValues(call.input, operation.places)
  const input = validateInput(operation.input, call.input, operation.places) as Record<string, unknown>
  const prepared = operation.prepare && (await prepare(operation, services, call, input))
  let managed: ManagedContext | undefined
  const output = await inTransaction(operation, services, { call, input }, async (transaction) => {
    managed = contextOf(operation, services, call, transaction)
    const { context } = managed
    await requirePermission(operation, context, input)
    const act = () => operation.run(context, input as never, prepared as never)
    if (operation.kind === 'query') return act()
    const guarded = () => runGuarded(operation, context, input, act)
    const run = () => (call.within ? call.within(context, guarded) : guarded())
    const { secretOutput } = operation
    const { value, repeated } =
      secretOutput === 'acts again'
        ? { value: await run(), repeated: false }
        : await runOnce(context, input, run, secretOutput)
    if (!repeated) writeTrace(context, operation, { input, output: value }, managed.events)
    return value
  })
  managed?.committed()
  return output
}

function contextOf(
  operation: SluiceOperation,
  services: Services,
  { actor, origin, response }: InvokeOptions,
  transaction: Transaction,
): ManagedContext {
  return createContext({
    services,
    transaction,
    actor,
    operationId: operation.id,
    origin: completeOrigin(origin),
    ...(response ? { response } : {}),
  })
}

/** What takes long, without a connection; what it reads first it reads as the caller, who may call the operation. */
function prepare(
  operation: SluiceOperation,
  services: Services,
  call: InvokeOptions,
  input: Record<string, unknown>,
): Promise<unknown> | undefined {
  const tenantId = tenantOf(call.actor)
  const isTenants = tenantId !== undefined && operation.transaction === 'tenant'
  const lane = isTenants ? services.pools.server : services.pools.identity
  return operation.prepare?.((work, { commits = false }: { commits?: boolean } = {}) => {
    const options = { ...(tenantId ? { tenantId, asTenantRole: isTenants } : {}), readOnly: !commits }
    return runTransaction(lane, options, async (transaction) => {
      const { context } = contextOf(operation, services, call, transaction)
      await requirePermission(operation, context, input)
      return work(context)
    })
  }, input as never)
}

function completeOrigin(origin: Partial<CallOrigin> = {}): CallOrigin {
  return { requestId: origin.requestId ?? newId(), locale: origin.locale ?? 'zh', ...origin }
}

function requireActor(operation: SluiceOperation, { actor }: InvokeOptions): void {
  if (operation.access === 'public' || actor.kind === 'system') return
  if (actor.kind === 'anonymous') throw unauthenticated()
  if (operation.access !== 'account' && actor.kind !== 'member') throw unauthenticated()
}

function inTransaction(
  operation: SluiceOperation,
  services: Services,
  { call, input }: { call: InvokeOptions; input: Record<string, unknown> },
  work: (transaction: Transaction) => Promise<unknown>,
): Promise<unknown> {
  const { pools } = services
  const tenantId = tenantOf(call.actor)
  const tenant = tenantId ? { tenantId } : {}
  const readOnly = operation.kind === 'query'
  if (operation.transaction === 'schema') {
    return retryLocked((lockTimeout) => runTransaction(pools.owner, { ...tenant, lockTimeout }, work))
  }
  if (operation.transaction === 'identity' || !tenantId) {
    return runTransaction(pools.identity, { ...tenant, readOnly }, work)
  }
  const lane = operation.heavy?.(input as never) ? pools.heavy : pools.server
  return runTransaction(lane, { ...tenant, asTenantRole: true, readOnly }, work)
}

/** Acts without the right to them, and values that nobody types by accident. */
function isAudited({ status, code }: SluiceError): boolean {
  return status === 403 || code === oddValue.code
}

/** A refusal rolls its transaction back, so its trace is written in one of its own. */
async function auditRefusal(
  operation: SluiceOperation,
  services: Services,
  call: InvokeOptions,
  refusal: SluiceError,
): Promise<void> {
  const tenantId = tenantOf(call.actor)
  if (!tenantId) return
  await runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
    const { context } = createContext({
      services,
      transaction,
      actor: call.actor,
      operationId: operation.id,
      origin: completeOrigin(call.origin),
    })
    // An odd value cannot be kept here either: its place is.
    const odd = { odd: refusal.fields.map(({ field, code }) => ({ field, code })) }
    await writeRefusal(context, operation, refusal.code === oddValue.code ? odd : call.input)
  })
}
