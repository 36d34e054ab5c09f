/**
 * The tables of the shared schema, by name. Each module adds its own from its `tables.ts`:
 * `declare module '../../database/tables.ts' { interface Tables { member: MemberTable } }`
 */
export interface Tables {
  outbox: OutboxTable
  outbox_delivery: OutboxDeliveryTable
}

export interface OutboxTable {
  tenant_id: string
  id: string
  topic: string
  payload: unknown
  created_at: string
  available_at: string
  attempts: number
  last_error: string | null
}

export interface OutboxDeliveryTable {
  tenant_id: string
  event_id: string
  subscriber: string
  delivered_at: string
}
