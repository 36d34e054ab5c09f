declare module '../../database/tables.ts' {
  interface Tables {
    notice: NoticeTable
    notice_delivery: NoticeDeliveryTable
  }
}

export interface NoticeTable {
  tenant_id: string
  id: string
  member_id: string
  kind: string
  params: unknown
  link: string | null
  created_at: string
  read_at: string | null
}

export type DeliveryState = 'queued' | 'sending' | 'local' | 'sent' | 'failed' | 'uncertain' | 'skipped'

export interface NoticeDeliveryTable {
  tenant_id: string
  id: string
  notice_id: string | null
  member_id: string | null
  channel: string
  then_by: string[]
  tries: number
  due_at: string | null
  taken_at: string | null
  unanswered_at: string | null
  provider_id: string | null
  to_address: string
  subject: string
  body: string
  state: DeliveryState
  error: string | null
  created_at: string
  sent_at: string | null
}
