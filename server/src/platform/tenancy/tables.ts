import type { Plan } from './plan.ts'

declare module '../../database/tables.ts' {
  interface Tables {
    tenant: TenantTable
  }
}

export type { Plan } from './plan.ts'

export interface TenantTable {
  id: string
  code: string
  name: string
  plan: Plan
  status: 'active' | 'suspended' | 'closed'
  demo: boolean
  created_at: string
}
