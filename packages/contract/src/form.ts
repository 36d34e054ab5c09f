import { z } from 'zod'

/** Stable id of a field inside its form: also the suffix of its column (`f_<id>`). Never changes on rename. */
export const fieldIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/)

/** One choice of a single or multiple choice field. `value` is stored; `label` may be renamed freely. */
export const choiceSchema = z.object({
  value: z.string().min(1).max(200),
  label: z.string().min(1).max(200),
  color: z.string().max(20).optional(),
})
export type Choice = z.infer<typeof choiceSchema>

const common = {
  id: fieldIdSchema,
  name: z.string().trim().min(1).max(100),
  help: z.string().max(500).optional(),
  placeholder: z.string().max(200).optional(),
  required: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  /** Columns taken of the 12-column row; 12 is the whole row, 6 half. */
  width: z.union([z.literal(3), z.literal(4), z.literal(6), z.literal(8), z.literal(12)]).optional(),
  /** A database index serves filter and sort on this field. Default true for the types that can be sorted. */
  indexed: z.boolean().optional(),
}
const unique = { unique: z.boolean().optional() }

const textField = z.object({
  ...common,
  ...unique,
  type: z.literal('text'),
  default: z.string().max(1000).optional(),
  maxLength: z.int().min(1).max(1000).optional(),
  /** RE2 pattern the whole value must match, with the text shown when it does not. */
  pattern: z.object({ source: z.string().min(1).max(300), message: z.string().max(200) }).optional(),
})
const longTextField = z.object({
  ...common,
  type: z.literal('longText'),
  default: z.string().max(20_000).optional(),
  maxLength: z.int().min(1).max(100_000).optional(),
})
const numberField = z.object({
  ...common,
  ...unique,
  type: z.literal('number'),
  /** Digits after the decimal point, 0 to 8. */
  scale: z.int().min(0).max(8).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().max(20).optional(),
  /** False: digits are shown without groups of three, because the number names something (order 10248). */
  grouping: z.boolean().optional(),
  default: z.number().optional(),
})
const moneyField = z.object({
  ...common,
  type: z.literal('money'),
  /** ISO 4217. Stored as a whole number of minor units (two decimals). */
  currency: z.string().length(3).default('CNY'),
  min: z.number().optional(),
  max: z.number().optional(),
  default: z.number().optional(),
})
const dateField = z.object({
  ...common,
  ...unique,
  type: z.literal('date'),
  default: z.union([z.literal('today'), z.iso.date()]).optional(),
})
const dateTimeField = z.object({
  ...common,
  type: z.literal('dateTime'),
  default: z.union([z.literal('now'), z.iso.datetime({ offset: true })]).optional(),
})
const singleChoiceField = z.object({
  ...common,
  type: z.literal('singleChoice'),
  choices: z.array(choiceSchema).max(500),
  display: z.enum(['dropdown', 'radio']).optional(),
  default: z.string().optional(),
})
const multipleChoiceField = z.object({
  ...common,
  type: z.literal('multipleChoice'),
  choices: z.array(choiceSchema).max(500),
  default: z.array(z.string()).optional(),
})
const memberField = z.object({
  ...common,
  type: z.literal('member'),
  multiple: z.boolean().optional(),
  default: z.literal('currentUser').optional(),
})
const departmentField = z.object({
  ...common,
  type: z.literal('department'),
  multiple: z.boolean().optional(),
  default: z.literal('currentDepartment').optional(),
})
const attachmentField = z.object({
  ...common,
  type: z.literal('attachment'),
  maxCount: z.int().min(1).max(100).optional(),
  /** Per file, in mebibytes. */
  maxSizeMiB: z.int().min(1).max(1024).optional(),
})
const relationField = z.object({
  ...common,
  type: z.literal('relation'),
  targetFormId: z.uuid(),
})
const autoNumberField = z.object({
  ...common,
  type: z.literal('autoNumber'),
  prefix: z.string().max(20).optional(),
  /** luxon format put between prefix and counter, e.g. yyyyMM; the counter restarts with it. */
  dateFormat: z.enum(['yyyy', 'yyyyMM', 'yyyyMMdd']).optional(),
  width: z.union([z.literal(3), z.literal(4), z.literal(6), z.literal(8), z.literal(12)]).optional(),
  digits: z.int().min(1).max(12).default(4),
})

/** Field types that a sub-table row may hold. */
export const columnFieldSchema = z.discriminatedUnion('type', [
  textField,
  longTextField,
  numberField,
  moneyField,
  dateField,
  dateTimeField,
  singleChoiceField,
  multipleChoiceField,
  memberField,
  departmentField,
  attachmentField,
  relationField,
])
export type ColumnField = z.infer<typeof columnFieldSchema>

const subTableField = z.object({
  ...common,
  type: z.literal('subTable'),
  fields: z.array(columnFieldSchema).min(1).max(50),
  minRows: z.int().min(0).optional(),
  maxRows: z.int().min(1).max(1000).optional(),
})

export const fieldSchema = z.discriminatedUnion('type', [
  textField,
  longTextField,
  numberField,
  moneyField,
  dateField,
  dateTimeField,
  singleChoiceField,
  multipleChoiceField,
  memberField,
  departmentField,
  attachmentField,
  relationField,
  autoNumberField,
  subTableField,
])
export type Field = z.infer<typeof fieldSchema>
export type FieldType = Field['type']
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>

/** A heading between fields; fields follow in `fields` order, each by its width. */
export const sectionSchema = z.object({ beforeFieldId: fieldIdSchema, title: z.string().min(1).max(100) })

/** What a designer edits and a publish freezes: the fields in their order, the headings, the title of a record. */
export const formDefinitionSchema = z.object({
  fields: z.array(fieldSchema).max(300),
  sections: z.array(sectionSchema).max(50).default([]),
  /** Field whose value names a record in lists, pickers and the inbox. */
  titleFieldId: fieldIdSchema.optional(),
})
export type FormDefinition = z.infer<typeof formDefinitionSchema>

/** How a field may be used by one person at one place (policy, or the node of a flow). */
export const fieldAccessSchema = z.enum(['hidden', 'masked', 'read', 'edit'])
export type FieldAccess = z.infer<typeof fieldAccessSchema>
