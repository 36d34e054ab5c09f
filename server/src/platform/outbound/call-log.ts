import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { type Actor, actorName } from '../operation/index.ts'
import type { Purpose } from './purposes.ts'
import type { OutboundMethod, OutboundRequest } from './request.ts'

/** Characters of an answer that the log keeps. */
const keptBody = 16_384

/** What became of a call. */
export interface CallOutcome {
  state: 'answered' | 'failed' | 'refused'
  status?: number
  why?: string
  detail?: string
  responseHeaders?: Record<string, string>
  responseBody?: Buffer
  finalUrl?: string
  peer?: string
  redirects: number
}

/** Headers of answers that are credentials. */
const secretAnswers = new Set(['set-cookie', 'authorization', 'www-authenticate', 'proxy-authenticate'])

export interface NewCall {
  request: OutboundRequest
  purpose: Purpose
  actor: Actor
  state: 'queued' | 'sending'
  replayOf?: string
}

/** Notes a call that is to be made. @returns its id */
export async function noteCall(
  { query, tenantId }: Transaction,
  now: Date,
  { request, purpose, actor, state, replayOf }: NewCall,
): Promise<string> {
  const id = newId()
  const { method, url, headers, body } = request
  await query(
    `insert into outbound_call (tenant_id, id, created_at, member_id, actor_name, purpose, method, url, headers, body, state,
       sent_at, replay_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tenantId,
      id,
      now,
      actor.kind === 'member' ? actor.memberId : null,
      actorName(actor),
      purpose,
      method,
      url,
      JSON.stringify(headers),
      body,
      state,
      state === 'sending' ? now : null,
      replayOf ?? null,
    ],
  )
  return id
}

/**
 * Takes a call that waits. One that was being sent when its process ended becomes uncertain: whether it arrived nobody
 * knows, and it is not sent again by itself.
 * @returns undefined when there is nothing to send
 */
export async function takeCall(
  { query, tenantId }: Transaction,
  callId: string,
  now: Date,
): Promise<OutboundRequest | undefined> {
  const { rows } = await query<OutboundRequest & { state: string }>(
    `update outbound_call set state = case state when 'queued' then 'sending' else 'uncertain' end,
       sent_at = coalesce(sent_at, $3), finished_at = case state when 'queued' then null else $3 end
     where tenant_id = $1 and id = $2 and state in ('queued', 'sending')
     returning state, method, url, headers, body`,
    [tenantId, callId, now],
  )
  const row = rows[0]
  if (row?.state !== 'sending') return undefined
  const { method, url, headers, body } = row
  return { method: method as OutboundMethod, url, headers, body }
}

/** Notes what became of a call, every secret hidden. */
export async function finishCall(
  { query, tenantId }: Transaction,
  callId: string,
  now: Date,
  { outcome, redact }: { outcome: CallOutcome; redact(text: string): string },
): Promise<void> {
  const { responseHeaders, responseBody } = outcome
  const shown = responseHeaders && hideHeaders(responseHeaders, redact)
  await query(
    `update outbound_call set state = $3, status = $4, why = $5, detail = $6, response_headers = $7, response_body = $8,
       response_bytes = $9, final_url = $10, peer = $11, redirects = $12, finished_at = $13
     where tenant_id = $1 and id = $2`,
    [
      tenantId,
      callId,
      outcome.state,
      outcome.status ?? null,
      outcome.why ?? null,
      outcome.detail ? redact(outcome.detail).slice(0, 500) : null,
      shown ? JSON.stringify(shown) : null,
      responseBody ? beginningOf(responseBody, redact) : null,
      responseBody?.length ?? null,
      outcome.finalUrl ? redact(outcome.finalUrl) : null,
      outcome.peer ?? null,
      outcome.redirects,
      now,
    ],
  )
}

function hideHeaders(headers: Record<string, string>, redact: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretAnswers.has(name) ? '•••' : redact(value)]),
  )
}

/** Hidden before it is cut: half a secret would not be recognized. */
function beginningOf(body: Buffer, redact: (text: string) => string): string {
  const text = body
    .subarray(0, keptBody * 4)
    .toString('utf8')
    .replaceAll('\0', '\uFFFD')
  return redact(text).slice(0, keptBody).toWellFormed()
}
