import { runTransaction, type Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { createContext, type OperationContext, type Services } from '../operation/index.ts'
import { type ChannelAddress, ChannelRefusal } from './channel.ts'
import { readChoices, standardChoice } from './notice-choice.ts'
import { quietUntil } from './quiet-hours.ts'
import { shownAddress } from './shown-address.ts'

/** Tries of one channel before the next has its turn; each waits twice as long. */
const mostTries = 5
const firstWait = 60_000
/** A try that has not said what became of it after so long was cut off. No call of a provider lasts as long. */
const longestTry = 5 * 60_000

interface TakenDelivery {
  channel: string
  noticeId: string | null
  memberId: string | null
  to: string
  text: string
  body: string
  tries: number
  thenBy: string[]
  state: string
  takenAt: string | null
  /** When the first try was made that nobody answered. */
  unansweredAt: string | null
}

/**
 * Makes one try of a delivery that is due. It is taken, and that committed, before the provider is called: whoever dies
 * meanwhile leaves a try that nobody answered. Such a one is repeated only while the provider of the channel remembers its
 * id; otherwise it stays uncertain, and the person is not told by another channel either, which might double it.
 */
export async function deliver(services: Services, tenantId: string, id: string): Promise<void> {
  const taken = await transact(services, tenantId, (context) => take(context, id))
  if (!taken) return
  const { delivery, address } = taken
  const channel = services.channels.get(delivery.channel)
  const link = delivery.body.slice(delivery.text.length).trim() || null
  let outcome: Outcome
  if (!channel || !address) outcome = { state: 'skipped', error: 'The person has no such channel any more' }
  else if (!(await channel.isSet(services, tenantId))) outcome = { state: 'local' }
  else {
    const message = { tenantId, id, address, text: delivery.text, link }
    outcome = await channel.send(services, message).then(
      (providerId): Outcome => ({ state: 'sent', providerId: providerId?.slice(0, 200) }),
      (error: Error): Outcome => {
        services.log.warn(error, `notice by ${channel.key}`)
        const surely = error instanceof ChannelRefusal
        if (!surely && channel.remembers === 0) return { state: 'uncertain', error: error.message }
        const again = delivery.tries < mostTries && !(surely && error.final)
        // What may have arrived once is told by nobody else.
        if (!again && (!surely || delivery.unansweredAt)) return { state: 'uncertain', error: error.message }
        return { state: 'failed', error: error.message, again, isOpen: !surely }
      },
    )
  }
  await transact(services, tenantId, (context) => settle(context, id, delivery, outcome))
}

type Outcome =
  | { state: 'sent'; providerId: string | undefined }
  | { state: 'failed'; error: string; again: boolean; isOpen: boolean }
  | { state: 'uncertain' | 'skipped'; error: string }
  | { state: 'local' }

async function take(
  context: OperationContext,
  id: string,
): Promise<{ delivery: TakenDelivery; address: ChannelAddress | undefined } | undefined> {
  const { transaction, tenantId, services, clock } = context
  const now = clock.now()
  const { rows } = await transaction.query<TakenDelivery>(
    `select channel, notice_id as "noticeId", member_id as "memberId", to_address as "to", subject as text, body, tries,
       then_by as "thenBy", state, taken_at as "takenAt", unanswered_at as "unansweredAt"
     from notice_delivery where tenant_id = $1 and id = $2 and due_at <= $3 for update skip locked`,
    [tenantId, id, now],
    'delivery-due',
  )
  const delivery = rows[0]
  if (!delivery) return undefined
  // One that is still being sent was cut off.
  const unansweredAt = delivery.unansweredAt ?? (delivery.state === 'sending' ? delivery.takenAt : null)
  const remembers = services.channels.get(delivery.channel)?.remembers ?? 0
  if (unansweredAt && now.getTime() - new Date(unansweredAt).getTime() >= remembers) {
    const error = 'Nobody answered, and the provider would not know it again'
    await note(transaction, tenantId, id, { state: 'uncertain', error })
    return undefined
  }
  const { memberId } = delivery
  const choice = memberId
    ? ((await readChoices(context, [memberId])).get(memberId) ?? standardChoice)
    : standardChoice
  // Who tests a channel wants to know now.
  const wakes = delivery.noticeId ? quietUntil(now, choice.quiet) : undefined
  if (wakes) {
    await transaction.query('update notice_delivery set due_at = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      wakes,
    ])
    return undefined
  }
  await transaction.query(
    `update notice_delivery set state = 'sending', tries = tries + 1, taken_at = $3, due_at = $4, unanswered_at = $5
     where tenant_id = $1 and id = $2`,
    [tenantId, id, now, new Date(now.getTime() + longestTry), unansweredAt],
    'delivery-take',
  )
  const address = delivery.channel === 'mail' ? { to: delivery.to } : choice.addresses[delivery.channel]
  const { tries } = delivery
  return { delivery: { ...delivery, tries: tries + 1, takenAt: now.toISOString(), unansweredAt }, address }
}

/** Notes what became of a try; where the channel failed for good the next one has its turn, in the same transaction. */
async function settle(
  context: OperationContext,
  id: string,
  delivery: TakenDelivery,
  outcome: Outcome,
): Promise<void> {
  const { transaction, tenantId, clock } = context
  const now = clock.now()
  const again = outcome.state === 'failed' && outcome.again
  await note(transaction, tenantId, id, {
    state: outcome.state,
    error: 'error' in outcome ? outcome.error : null,
    providerId: outcome.state === 'sent' ? outcome.providerId : undefined,
    sentAt: outcome.state === 'sent' ? now : undefined,
    unansweredAt: 'isOpen' in outcome && outcome.isOpen ? delivery.takenAt : undefined,
    dueAt: again ? new Date(now.getTime() + firstWait * 2 ** (delivery.tries - 1)) : undefined,
  })
  const isOver = (outcome.state === 'failed' && !again) || outcome.state === 'skipped'
  if (isOver) await fallBack(context, delivery)
}

interface Noted {
  state: string
  error: string | null
  providerId?: string | undefined
  sentAt?: Date | undefined
  dueAt?: Date | undefined
  unansweredAt?: string | null | undefined
}

async function note(transaction: Transaction, tenantId: string, id: string, noted: Noted): Promise<void> {
  await transaction.query(
    `update notice_delivery set state = $3, error = $4, provider_id = $5, sent_at = $6, due_at = $7,
       unanswered_at = coalesce(unanswered_at, $8)
     where tenant_id = $1 and id = $2 and state in ('sending', 'failed')`,
    [
      tenantId,
      id,
      noted.state,
      noted.error?.slice(0, 1000) ?? null,
      noted.providerId ?? null,
      noted.sentAt ?? null,
      noted.dueAt ?? null,
      noted.unansweredAt ?? null,
    ],
    'delivery-note',
  )
}

async function fallBack(context: OperationContext, delivery: TakenDelivery): Promise<void> {
  const { transaction, tenantId, services, clock } = context
  const { memberId, noticeId, text, body } = delivery
  const [next, ...others] = delivery.thenBy
  if (!next || !memberId || !noticeId) return
  const choice = (await readChoices(context, [memberId])).get(memberId) ?? standardChoice
  const { rows } = await transaction.query<{ email: string | null }>(
    `select email from member where tenant_id = $1 and id = $2 and status = 'active'`,
    [tenantId, memberId],
  )
  const to = next === 'mail' ? rows[0]?.email : choice.addresses[next]?.to
  if (rows.length === 0) return
  if (!to) return fallBack(context, { ...delivery, thenBy: others })
  const isSet = await services.channels.get(next)?.isSet(services, tenantId)
  const now = clock.now()
  await transaction.query(
    `insert into notice_delivery (tenant_id, id, notice_id, member_id, channel, then_by, to_address, subject, body, state, due_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (tenant_id, notice_id, channel) do nothing`,
    [
      tenantId,
      newId(),
      noticeId,
      memberId,
      next,
      others,
      next === 'mail' ? to : shownAddress(to),
      text,
      body,
      isSet ? 'queued' : 'local',
      isSet ? now : null,
      now,
    ],
    'delivery-fall-back',
  )
}

function transact<Result>(
  services: Services,
  tenantId: string,
  work: (context: OperationContext) => Promise<Result>,
): Promise<Result> {
  return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
    const { context, flush } = createContext({
      services,
      transaction,
      actor: { kind: 'system', tenantId, name: 'notification.deliver' },
      operationId: 'notification.deliver',
      origin: { requestId: newId(), locale: 'zh' },
    })
    const result = await work(context)
    await flush()
    return result
  })
}

const batch = 200

/** Makes a try of everything that is due, of all tenants: retries, ends of quiet hours, next channels, tries cut off. */
export async function deliverDue(services: Services, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await services.pools.job.query<{ tenant_id: string; id: string }>(
      `select tenant_id, id from notice_delivery where due_at <= $1 order by due_at limit ${batch}`,
      [services.clock.now()],
    )
    for (const { tenant_id, id } of rows) {
      if (signal?.aborted) return
      await deliver(services, tenant_id, id)
    }
    if (rows.length < batch) return
  }
}
