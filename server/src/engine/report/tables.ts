declare module '../../database/tables.ts' {
  interface Tables {
    report: ReportTable
    dashboard: DashboardTable
  }
}

export interface ReportTable {
  tenant_id: string
  id: string
  app_id: string
  name: string
  definition: unknown
  created_at: string
  created_by: string | null
  updated_at: string
}

export interface DashboardTable {
  tenant_id: string
  id: string
  app_id: string
  name: string
  items: unknown
  filters: unknown
  created_at: string
  created_by: string | null
  updated_at: string
}
