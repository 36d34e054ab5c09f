import type { OutputOf } from '../kit/api.ts'
import type { useText } from './texts.ts'

export type Translate = ReturnType<typeof useText>
export type ReportResult = OutputOf<'report.run'>
export type ReportRow = ReportResult['rows'][number]
export type ReportColumn = ReportResult['columns'][number]
