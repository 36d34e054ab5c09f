declare module '../../database/tables.ts' {
  interface Tables {
    job: JobTable
  }
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** Why a job failed, kept in both languages because its owner reads it later. */
export interface JobFailure {
  code: string
  zh: string
  en: string
}

export interface JobTable {
  tenant_id: string
  id: string
  kind: string
  title: string
  input: unknown
  state: JobState
  processed: number
  total: number | null
  attempts: number
  result: unknown
  error: unknown
  created_by: string | null
  created_at: string | Date
  started_at: string | Date | null
  ended_at: string | Date | null
  cancel_requested_at: string | Date | null
}
