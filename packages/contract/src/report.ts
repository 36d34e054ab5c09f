import { optionalNameText } from '@sluice/form'
import { z } from 'zod'
import { fieldNameSchema, filterSchema, sortSchema } from './record.ts'

export const chartTypeSchema = z.enum(['table', 'pivot', 'bar', 'line', 'pie', 'metric'])
export type ChartType = z.infer<typeof chartTypeSchema>

/** A group-by: a field, and for dates the width of a group. */
export const dimensionSchema = z.object({
  field: fieldNameSchema,
  bucket: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional(),
})
export type Dimension = z.infer<typeof dimensionSchema>
/** A number per group. `count` needs no field. */
export const measureSchema = z.object({
  field: fieldNameSchema.optional(),
  aggregate: z.enum(['count', 'sum', 'average', 'min', 'max', 'countDistinct']),
  name: optionalNameText(100).optional(),
})
export type Measure = z.infer<typeof measureSchema>

/** What a report asks of one form. Switching `chart` keeps every other part. */
export const reportDefinitionSchema = z.object({
  formId: z.uuid(),
  chart: chartTypeSchema,
  /** Rows of a table or pivot, the axis of a bar or line, the slices of a pie. */
  rows: z.array(dimensionSchema).max(4).default([]),
  /** Columns of a pivot, series of a bar or line. */
  columns: z.array(dimensionSchema).max(2).default([]),
  measures: z.array(measureSchema).max(10).default([]),
  /** Plain record columns of a `table` without measures. */
  fields: z.array(fieldNameSchema).max(50).default([]),
  filter: filterSchema.optional(),
  sort: z.array(sortSchema).max(3).default([]),
  /** Keep the first n groups. */
  top: z.int().min(1).max(1000).optional(),
  /** Metric card: compare with the same length of time before, along this date field. */
  compare: z
    .object({ field: fieldNameSchema, period: z.enum(['day', 'week', 'month', 'quarter', 'year']) })
    .optional(),
})
export type ReportDefinition = z.infer<typeof reportDefinitionSchema>
