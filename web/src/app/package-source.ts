/** Where a package comes from. */
export type PackageSource =
  | { fileId: string }
  | { templateKey: string }
  | { workspace: { tenantId: string; appId: string } }

/** A source as the address of a page names it. */
export interface SourceSearch {
  template?: string
  file?: string
  tenant?: string
  app?: string
}

export function sourceIn({ template, file, tenant, app }: SourceSearch): PackageSource | undefined {
  if (template) return { templateKey: template }
  if (file) return { fileId: file }
  return tenant && app ? { workspace: { tenantId: tenant, appId: app } } : undefined
}

export function searchOf(source: PackageSource): SourceSearch {
  if ('fileId' in source) return { file: source.fileId }
  if ('templateKey' in source) return { template: source.templateKey }
  return { tenant: source.workspace.tenantId, app: source.workspace.appId }
}
