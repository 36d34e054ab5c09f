import { z } from 'zod'
import { longestFormula } from './longest-formula.ts'
import { nameText } from './name-text.ts'
import { schemaOf } from './schema-of.ts'

/** Stable id of a field inside its form: also the suffix of its column (`f_<id>`). Never changes on rename. */
export const fieldIdSchema = schemaOf(() =>
  z
    .string()
    .max(41)
    .regex(/^[a-z][a-z0-9_]{0,40}$/),
)

/** One choice of a single or multiple choice field. `value` is stored; `label` may be renamed freely. */
export const choiceSchema = schemaOf(() =>
  z.object({
    value: z.string().min(1).max(200),
    label: nameText(200),
    color: z.string().max(20).optional(),
  }),
)
export type Choice = z.infer<typeof choiceSchema>

/** What every field has. */
export const common = schemaOf(() => ({
  id: fieldIdSchema,
  name: nameText(100),
  help: z.string().max(500).optional(),
  placeholder: z.string().max(200).optional(),
  required: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  /** A stored formula: what a new record holds where nothing was given. Without a result, the fixed default. */
  defaultFormula: z.string().min(1).max(longestFormula).optional(),
  /** Name under which the address of the page for new records gives a value: `?<name>=…`. */
  addressParameter: z
    .string()
    .max(40)
    .regex(/^[A-Za-z][\w-]{0,39}$/)
    .optional(),
  /** Columns taken of the 12-column row; 12 is the whole row, 6 half. */
  width: z.union([z.literal(3), z.literal(4), z.literal(6), z.literal(8), z.literal(12)]).optional(),
  /** A database index serves filter and sort on this field. Default true for the types that can be sorted. */
  indexed: z.boolean().optional(),
}))
/** What a field has whose values may be kept different from each other. */
export const unique = schemaOf(() => ({ unique: z.boolean().optional() }))
