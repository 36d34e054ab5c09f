declare module '../../database/tables.ts' {
  interface Tables {
    tenant: TenantTable
  }
}

export type Plan = 'FREE' | 'BASIC' | 'PROFESSIONAL' | 'ENTERPRISE' | 'CUSTOM'

export interface TenantTable {
  id: string
  code: string
  name: string
  plan: Plan
  status: 'active' | 'suspended' | 'closed'
  demo: boolean
  created_at: string
}
