import { newId } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { channelsFor, type NoticeChoice } from './notice-choice.ts'
import { quietUntil } from './quiet-hours.ts'
import { shownAddress } from './shown-address.ts'

/** A notice that is to leave the house. */
export interface OutgoingNotice {
  noticeId: string
  memberId: string
  kind: string
  email: string | null
  text: string
  link: string | null
  choice: NoticeChoice
}

export interface PlannedDelivery {
  id: string
  /** Sent at once, unless it waits for quiet hours to end or stays here. */
  isDue: boolean
}

/**
 * Writes which channel has the first turn, in the caller's transaction, and which follow when it fails. A channel that
 * does not know the person is left out; who has none is told in the app alone.
 */
export async function planDeliveries(
  context: OperationContext,
  notices: readonly OutgoingNotice[],
): Promise<PlannedDelivery[]> {
  const { services, tenantId, transaction, clock } = context
  const now = clock.now()
  const planned: (PlannedDelivery & { row: unknown })[] = []
  for (const { noticeId, memberId, kind, email, text, link, choice } of notices) {
    const reachable = channelsFor(choice, kind).filter(
      (key) => services.channels.has(key) && (key === 'mail' ? email : choice.addresses[key]),
    )
    const [first, ...others] = reachable
    if (!first) continue
    const id = newId()
    const isSet = await services.channels.get(first)!.isSet(services, tenantId)
    const wakes = isSet ? quietUntil(now, choice.quiet) : undefined
    planned.push({
      id,
      isDue: isSet && !wakes,
      row: {
        id,
        notice_id: noticeId,
        member_id: memberId,
        channel: first,
        then_by: others,
        to_address: first === 'mail' ? email : shownAddress(choice.addresses[first]!.to),
        subject: text,
        body: `${text}\n\n${services.config.publicUrl ?? ''}${link ?? ''}`,
        state: isSet ? 'queued' : 'local',
        due_at: isSet ? (wakes ?? now) : null,
      },
    })
  }
  if (planned.length === 0) return []
  await transaction.query(
    `insert into notice_delivery (tenant_id, id, notice_id, member_id, channel, then_by, to_address, subject, body, state, due_at, created_at)
     select $1, id, notice_id, member_id, channel, then_by, to_address, subject, body, state, due_at, $3
     from jsonb_to_recordset($2) as r (id uuid, notice_id uuid, member_id uuid, channel text, then_by text[],
       to_address text, subject text, body text, state text, due_at timestamptz)`,
    [tenantId, JSON.stringify(planned.map(({ row }) => row)), now],
    'delivery-plan',
  )
  return planned
}
