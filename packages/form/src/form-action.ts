import { z } from 'zod'
import { fieldIdSchema } from './common.ts'
import { filterSchema } from './filter.ts'
import { nameText } from './name-text.ts'
import { schemaOf } from './schema-of.ts'
import { recordValuesSchema } from './value.ts'

/**
 * A button that a designer puts beside the records of a form: an operation under a name of its own, with what it sets and
 * asks, the records it is for and the roles that see it. It gives nobody a right: the operation asks for it.
 */
export const formActionSchema = schemaOf(() =>
  z.object({
    id: fieldIdSchema,
    name: nameText(40),
    operation: z.string().min(1).max(100),
    danger: z.boolean().optional(),
    /** What it does, asked before it acts. */
    confirm: z.string().max(500).optional(),
    /** Values it sets. */
    values: recordValuesSchema.optional(),
    /** Fields it asks for. */
    asks: z.array(fieldIdSchema).max(30).optional(),
    /** The records it is for; absent: all. */
    when: filterSchema.optional(),
    /** Roles that see it; absent: everybody. */
    roleIds: z.array(z.uuid()).max(50).optional(),
  }),
)
export type FormAction = z.infer<typeof formActionSchema>
