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

/** Nothing was given. A wrong value is reported as wrong, not as missing as well. */
export function isEmpty(value: unknown): value is null | undefined {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
