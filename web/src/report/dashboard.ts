import type { OutputOf } from '../kit/api.ts'

/** A report in its place on a dashboard. */
export type DashboardItem = OutputOf<'dashboard.get'>['items'][number]
