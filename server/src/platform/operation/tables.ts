declare module '../../database/tables.ts' {
  interface Tables {
    audit_log: AuditLogTable
  }
}

export interface AuditLogTable {
  tenant_id: string
  id: string
  created_at: string
  actor_id: string | null
  actor_name: string
  operation: string
  outcome: 'done' | 'refused'
  target_type: string | null
  target_id: string | null
  target_name: string | null
  ip: string | null
  request_id: string
  detail: unknown
  /** Key of the program that acted. */
  access_key_id: string | null
}
