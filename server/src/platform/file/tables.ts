declare module '../../database/tables.ts' {
  interface Tables {
    file: FileTable
    file_use: FileUseTable
    tenant_storage: TenantStorageTable
  }
}

export interface FileTable {
  tenant_id: string
  id: string
  name: string
  type: string
  size: number
  sha256: string
  sealed_key: string
  state: 'temporary' | 'attached'
  uploaded_by: string | null
  /** The key of the program that uploaded it. */
  uploaded_key: string | null
  created_at: string | Date
  expires_at: string | Date | null
}

export interface TenantStorageTable {
  tenant_id: string
  bytes: number
}

export interface FileUseTable {
  tenant_id: string
  file_id: string
  form_id: string
  record_id: string
  field_id: string
}
