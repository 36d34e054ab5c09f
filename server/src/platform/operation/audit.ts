import { entriesText, insertEntries, type NewOutboxEntry, writeOutbox } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { actorId, actorKey, actorName } from './actor.ts'
import type { OperationContext } from './context.ts'
import type { SluiceOperation } from './define-operation.ts'

const detailLimit = 4000

const auditSql = `
  insert into audit_log (tenant_id, id, created_at, actor_id, actor_name, operation, outcome, target_type, target_id,
    target_name, ip, request_id, detail, access_key_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`

/** With the events of the act; most have one. */
const withAudit = [['audit', auditSql]] as const
const eventsSql = insertEntries('$1', '$3', '$15')
const eventSql = `
  insert into outbox (tenant_id, id, topic, version, lane, payload, created_at, available_at)
  values ($1, $15, $16, $17, $18, $19, $3, $3)`

/** Writes who did what to the audit log, in the transaction of the act itself (P5.5), and the events of the act; at its end. */
export function writeTrace(
  context: OperationContext,
  operation: SluiceOperation,
  { input, output }: { input: unknown; output: unknown },
  events: readonly NewOutboxEntry[],
): void {
  const { transaction, clock } = context
  if (operation.audit === false || !transaction.tenantId) {
    transaction.settleAtEnd(writeOutbox(transaction, events, clock.now()))
    return
  }
  const target = operation.audit(input as never, output as never)
  const values = auditValues(context, operation, input, { outcome: 'done', target })
  const [event] = events
  if (event && events.length === 1) {
    const { topic, version, lane, payload } = event
    transaction.leave({
      name: 'audit-event',
      parts: withAudit,
      sql: eventSql,
      values: [...values, newId(), topic, version, lane, JSON.stringify(payload)],
    })
  } else if (events.length === 0) transaction.leave({ name: 'audit-write', sql: auditSql, values })
  else
    transaction.leave({
      name: 'audit-events',
      parts: withAudit,
      sql: eventsSql,
      values: [...values, entriesText(events)],
    })
}

/** Writes that an act was refused. */
export async function writeRefusal(
  context: OperationContext,
  operation: SluiceOperation,
  input: unknown,
): Promise<void> {
  if (operation.audit === false) return
  const values = auditValues(context, operation, input, {
    outcome: 'refused',
    target: targetOfRefusal(operation, input),
  })
  await context.transaction.query(auditSql, values, 'audit-write')
}

/** What was to be touched, as far as the input says it: there is no answer to tell more. */
function targetOfRefusal({ audit }: SluiceOperation, input: unknown): Target | undefined {
  if (audit === false) return undefined
  try {
    return audit(input as never, {} as never)
  } catch {
    return undefined
  }
}

type Target = ReturnType<Exclude<SluiceOperation['audit'], false>>

function auditValues(
  { tenantId, clock, actor, origin }: OperationContext,
  operation: SluiceOperation,
  input: unknown,
  { outcome, target }: { outcome: 'done' | 'refused'; target: Target | undefined },
): unknown[] {
  return [
    tenantId,
    newId(),
    clock.now().toISOString(),
    actorId(actor),
    actorName(actor),
    operation.id,
    outcome,
    target?.type ?? null,
    target?.id ?? null,
    target?.name ?? null,
    origin.ip ?? null,
    origin.requestId,
    describeInput(operation, input),
    actorKey(actor)?.id ?? null,
  ]
}

function describeInput(operation: SluiceOperation, input: unknown): string | null {
  const shown = { ...(input as Record<string, unknown>) }
  for (const field of operation.secretFields) delete shown[field]
  const text = JSON.stringify(shown)
  if (text.length <= detailLimit) return text
  // Cut between two halves of a character, it would be no text any more.
  return JSON.stringify({ truncated: text.slice(0, detailLimit).toWellFormed() })
}
