import type { Dimension, Measure } from '@sluice/contract'
import type { ReportField } from './report-field.ts'

export interface CompiledDimension {
  field: ReportField
  bucket: Dimension['bucket']
}

export interface CompiledMeasure {
  field: ReportField | undefined
  aggregate: Measure['aggregate']
  name: string | undefined
}

/** A report as one SQL statement, and what its columns are. */
export interface CompiledReport {
  sql: string
  parameters: unknown[]
  dimensions: CompiledDimension[]
  measures: CompiledMeasure[]
}
