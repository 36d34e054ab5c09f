declare module '../../database/tables.ts' {
  interface Tables {
    form_view: FormViewTable
  }
}

export interface FormViewTable {
  tenant_id: string
  id: string
  form_id: string
  /** Null: everybody's. */
  member_id: string | null
  name: string
  definition: unknown
  version: number
  created_at: string
  created_by: string | null
  updated_at: string
}
