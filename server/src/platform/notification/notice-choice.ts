import { z } from 'zod'
import type { OperationContext } from '../operation/index.ts'
import type { ChannelAddress } from './channel.ts'
import type { QuietHours } from './quiet-hours.ts'

/** How a person wants to be told besides in the app. */
export interface NoticeChoice {
  channels: readonly string[]
  /** Kinds of notices, and the channels that do not tell of them. */
  notBy: Readonly<Record<string, readonly string[]>>
  addresses: Readonly<Record<string, ChannelAddress>>
  quiet: QuietHours | null
}

/** What holds for who chose nothing. */
export const standardChoice: NoticeChoice = { channels: ['mail'], notBy: {}, addresses: {}, quiet: null }

const addressesSchema = z.record(z.string(), z.object({ to: z.string(), secret: z.string().optional() }))

interface ChoiceRow {
  member_id: string
  channels: string[]
  not_by: Record<string, string[]>
  addresses: string
  quiet: QuietHours | null
}

/** What members chose; who chose nothing is not in it. */
export async function readChoices(
  { transaction, tenantId, services }: OperationContext,
  memberIds: readonly string[],
): Promise<Map<string, NoticeChoice>> {
  const { rows } = await transaction.query<ChoiceRow>(
    `select member_id, channels, not_by, addresses, quiet from notice_choice
     where tenant_id = $1 and member_id = any($2::uuid[])`,
    [tenantId, memberIds],
    'notice-choices',
  )
  const choices = new Map<string, NoticeChoice>()
  for (const { member_id, channels, not_by, addresses, quiet } of rows) {
    const opened: unknown = JSON.parse(await services.vault.open(tenantId, addresses))
    choices.set(member_id, { channels, notBy: not_by, addresses: addressesSchema.parse(opened), quiet })
  }
  return choices
}

/** Channels that tell of a kind, in the order of the person's choice. */
export function channelsFor({ channels, notBy }: NoticeChoice, kind: string): string[] {
  const not = new Set(notBy[kind] ?? [])
  return channels.filter((channel) => !not.has(channel))
}
