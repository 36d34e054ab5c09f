declare module '../../database/tables.ts' {
  interface Tables {
    notice: NoticeTable
    mail: MailTable
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

export interface MailTable {
  tenant_id: string
  id: string
  to_address: string
  subject: string
  body: string
  state: 'queued' | 'local' | 'sent' | 'failed'
  error: string | null
  created_at: string
  sent_at: string | null
}
