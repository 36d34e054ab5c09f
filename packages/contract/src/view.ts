import { z } from 'zod'
import { fieldNameSchema, filterSchema, sortSchema } from './record.ts'

/** How a view shows the records of a form (N2.6). */
export const viewKindSchema = z.enum(['grid', 'kanban', 'calendar', 'gallery'])
export type ViewKind = z.infer<typeof viewKindSchema>

/** What a saved view shows of a form, and how. Switching `kind` keeps every other part. */
export const viewDefinitionSchema = z.object({
  kind: viewKindSchema,
  filter: filterSchema.optional(),
  sort: z.array(sortSchema).max(4).default([]),
  /** Fields shown, in their order: columns of a grid, lines of a card. Empty: as the form has them. */
  fields: z.array(fieldNameSchema).max(100).default([]),
  /** Lanes of a kanban: a field with few values. */
  laneField: fieldNameSchema.optional(),
  /** Day that a calendar shows a record on. */
  dayField: fieldNameSchema.optional(),
})
export type ViewDefinition = z.infer<typeof viewDefinitionSchema>
