import { z } from 'zod'
import { boundedRecord } from './bounded-record.ts'
import { schemaOf } from './schema-of.ts'

/** What values have at most, whatever their fields say; each is beyond what any field allows, so that the field tells. */
const longest = { text: 100_000, item: 2_000, list: 5_000, key: 100, fields: 1_000 } as const

/**
 * Values of a record on the wire, by field id:
 * text, longText, autoNumber: string · number, money: JSON number (money in major units, e.g. 32.38) ·
 * percent: share of one (0.125 is 12.5 %) · duration: seconds · rating, slider: number · boolean: true or false ·
 * date: `YYYY-MM-DD` · time: `HH:MM:SS` · dateTime: ISO 8601 with offset · email, phone, link: text · color: `#rrggbb` ·
 * barcode: text · richText: HTML of few elements · location: `lat,lng` with `;u=<metres>` · address: `province/city/district rest` ·
 * singleChoice, cascade: choice value · multipleChoice: choice values ·
 * dateRange: `YYYY-MM-DD/YYYY-MM-DD` · member, department, organization, role, relation: id (array of ids where `multiple`) · attachment, image, signature: file ids ·
 * subTable: array of `{ id?, ...values }`. Empty is `null` (never an empty string or array).
 */
export const fieldValueSchema: z.ZodType<FieldValue> = schemaOf(() =>
  z.union([
    z.string().max(longest.text),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.string().max(longest.item)).max(longest.list),
    z
      .array(
        boundedRecord(
          z.string().max(longest.key),
          z.union([
            z.string().max(longest.text),
            z.number(),
            z.boolean(),
            z.null(),
            z.array(z.string().max(longest.item)).max(longest.list),
          ]),
          longest.fields,
        ),
      )
      .max(longest.list),
  ]),
)
export type ScalarValue = string | number | boolean | null | string[]
export type FieldValue = ScalarValue | Record<string, ScalarValue>[]
export const recordValuesSchema = schemaOf(() =>
  boundedRecord(z.string().max(longest.key), fieldValueSchema, longest.fields),
)
export type RecordValues = Record<string, FieldValue>

/** Nothing was given. A wrong value is reported as wrong, not as missing as well. */
export function isEmpty(value: unknown): value is null | undefined {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
