import { z } from 'zod'
import { columnFieldSchema } from './column-field.ts'
import { fieldIdSchema } from './common.ts'
import { formActionSchema } from './form-action.ts'
import { nameText } from './name-text.ts'
import { ruleSettings } from './rules/rule.ts'
import { aggregateField } from './types/aggregate.ts'
import { autoNumberField } from './types/auto-number.ts'
import { lookupField } from './types/lookup.ts'
import { richTextField } from './types/rich-text.ts'
import { rollupField } from './types/rollup.ts'
import { subTableField } from './types/sub-table.ts'

/** Every field of a form: those of one column, and those that only a form has. */
export const fieldSchema = z.discriminatedUnion('type', [
  ...columnFieldSchema.options,
  autoNumberField,
  richTextField,
  subTableField,
  lookupField,
  rollupField,
  aggregateField,
])
export type Field = z.infer<typeof fieldSchema>
export type FieldType = Field['type']
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>

/** A heading between fields; fields follow in `fields` order, each by its width. */
export const sectionSchema = z.object({ beforeFieldId: fieldIdSchema, title: nameText(100) })

/** What a designer edits and a publish freezes: the fields in their order, the headings, the title of a record, its buttons. */
export const formDefinitionSchema = z.object({
  fields: z.array(fieldSchema).max(300),
  sections: z.array(sectionSchema).max(50).default([]),
  /** Field whose value names a record in lists, pickers and the inbox. */
  titleFieldId: fieldIdSchema.optional(),
  /** Buttons beside its records. */
  actions: z.array(formActionSchema).max(20).optional(),
  ...ruleSettings,
})
export type FormDefinition = z.infer<typeof formDefinitionSchema>

/** How a field may be used by one person at one place (policy, or the node of a flow). */
export const fieldAccessSchema = z.enum(['hidden', 'masked', 'read', 'edit'])
export type FieldAccess = z.infer<typeof fieldAccessSchema>
