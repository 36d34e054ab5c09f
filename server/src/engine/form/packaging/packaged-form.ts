import { formDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'

export const packagedFormSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  icon: z.string().max(100),
  /** As published; absent for a form that never was. */
  definition: formDefinitionSchema.optional(),
  /** What is being changed and not published yet. */
  draft: formDefinitionSchema.optional(),
})
export type PackagedForm = z.infer<typeof packagedFormSchema>
