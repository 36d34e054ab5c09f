import type { Frame, SpecialDay } from '@sluice/clock'
import type { Generated } from 'kysely'

declare module '../../database/tables.ts' {
  interface Tables {
    work_calendar: WorkCalendarTable
  }
}

/** Frames of the seven weekdays, Monday first. */
export type Week = Frame[][]

/** A day that is not worked as its weekday says, and why. */
export interface NotedDay {
  date: string
  kind: SpecialDay['kind']
  note?: string | undefined
  frames?: Frame[] | undefined
}

export interface WorkCalendarTable {
  tenant_id: string
  id: string
  name: string
  zone: string
  week: Week
  days: NotedDay[]
  is_default: Generated<boolean>
  version: Generated<number>
  created_at: string
  updated_at: string
}
