declare module '../../database/tables.ts' {
  interface Tables {
    action_result: ActionResultTable
  }
}

export type ResultState = 'waiting' | 'done' | 'refused' | 'failed'

export interface ActionResultTable {
  tenant_id: string
  /** The job that goes through the records. */
  run_id: string
  position: number
  record_id: string
  state: ResultState
  code: string | null
  zh: string | null
  en: string | null
  settled_at: string | Date | null
}
