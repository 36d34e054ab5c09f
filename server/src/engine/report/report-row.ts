import { reportDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { nameText } from '../../kernel/index.ts'

export const reportViewSchema = z.object({
  id: z.uuid(),
  appId: z.uuid(),
  name: z.string(),
  definition: reportDefinitionSchema,
  updatedAt: z.iso.datetime(),
})

export const nameSchema = nameText(100)

/** Place and size of one report on the 12-column grid of a dashboard; rows are 80 px high. */
export const dashboardItemSchema = z.object({
  id: z.string().min(1).max(40),
  reportId: z.uuid(),
  x: z.int().min(0).max(11),
  y: z.int().min(0).max(1000),
  w: z.int().min(1).max(12),
  h: z.int().min(1).max(20),
})

/** A field of a form whose value who looks at the dashboard may set; it narrows every report of that form on it. */
export const dashboardFilterSchema = z.object({ formId: z.uuid(), field: z.string().min(1).max(100) })
export type DashboardFilter = z.infer<typeof dashboardFilterSchema>
export const dashboardFiltersSchema = z.array(dashboardFilterSchema).max(12)

export const dashboardViewSchema = z.object({
  id: z.uuid(),
  appId: z.uuid(),
  name: z.string(),
  items: z.array(dashboardItemSchema),
  filters: dashboardFiltersSchema,
  updatedAt: z.iso.datetime(),
})
