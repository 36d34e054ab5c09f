import { z } from 'zod'

/**
 * Values of a record on the wire, by field id:
 * text, longText, autoNumber: string · number, money: JSON number (money in major units, e.g. 32.38) ·
 * date: `YYYY-MM-DD` · dateTime: ISO 8601 with offset · singleChoice: choice value · multipleChoice: choice values ·
 * member, department, relation: id (array of ids where `multiple`) · attachment: file ids ·
 * subTable: array of `{ id?, ...values }`. Empty is `null` (never an empty string or array).
 */
export const fieldValueSchema: z.ZodType<FieldValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.array(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  ),
])
export type ScalarValue = string | number | boolean | null | string[]
export type FieldValue = ScalarValue | Record<string, ScalarValue>[]
export const recordValuesSchema = z.record(z.string(), fieldValueSchema)
export type RecordValues = Record<string, FieldValue>

/** Attributes every record has beside its fields; usable in filters, sorts and reports like fields. */
export const systemFieldIds = [
  '$id',
  '$createdAt',
  '$createdBy',
  '$updatedAt',
  '$updatedBy',
  '$ownerDepartment',
  '$flowState',
] as const
export type SystemFieldId = (typeof systemFieldIds)[number]

export const flowStateSchema = z.enum(['running', 'approved', 'rejected', 'withdrawn'])

/** A record as a reader gets it: only the fields the reader may see are in `values`. */
export const recordViewSchema = z.object({
  id: z.uuid(),
  formId: z.uuid(),
  version: z.int(),
  title: z.string(),
  values: recordValuesSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.uuid().nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.uuid().nullable(),
  ownerDepartmentId: z.uuid().nullable(),
  flowState: flowStateSchema.nullable(),
  flowInstanceId: z.uuid().nullable(),
})
export type RecordView = z.infer<typeof recordViewSchema>

export const filterOperators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
  /** Date fields against the clock: value is one of the relativeDates. */
  'relative',
  /** member / department fields: the person asking. */
  'isMe',
] as const
export const relativeDates = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
] as const

export const filterConditionSchema = z.object({
  field: z.string().min(1),
  op: z.enum(filterOperators),
  /** One value, two for `between`, a list for `in` and `notIn`, absent for the operators without one. */
  value: z
    .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
    .optional(),
})
export type FilterCondition = z.infer<typeof filterConditionSchema>
export type Filter = FilterCondition | { all: Filter[] } | { any: Filter[] }
export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    filterConditionSchema,
    z.object({ all: z.array(filterSchema).max(50) }),
    z.object({ any: z.array(filterSchema).max(50) }),
  ]),
)
export const sortSchema = z.object({ field: z.string().min(1), direction: z.enum(['asc', 'desc']) })
export type Sort = z.infer<typeof sortSchema>

/** Page by key: pass `cursor` of the page before; no page number, no total. */
export const pageInputSchema = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
