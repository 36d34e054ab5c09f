import type { Filter, Sort } from '@sluice/contract'

/** What of a form is to be exported. */
export interface ExportScope {
  formId: string
  filter?: Filter | undefined
  sort?: readonly Sort[] | undefined
  search?: string | undefined
  /** Columns in their order; absent: every field the person may see. */
  fields?: readonly string[] | undefined
}

export type ExportFormat = 'csv' | 'xlsx'
