declare module '../../database/tables.ts' {
  interface Tables {
    app_package_id: AppPackageIdTable
  }
}

export interface AppPackageIdTable {
  tenant_id: string
  app_id: string
  /** Of the form, report, dashboard, role, member and so on in this workspace. */
  id: string
  package_id: string
}
