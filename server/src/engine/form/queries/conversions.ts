import type { FieldType } from '@sluice/contract'
import { fieldTypes, hasRows, isRowsType } from '@sluice/form'
import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { reaches, requireFormPermission } from '../access/form-access.ts'
import { loadDesigned } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { conversionWay } from '../publish/convert.ts'
import { recordSource } from '../record/record-source.ts'
import type { AnyField } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'

/** Different texts that are told. */
const mostTexts = 200
const types = Object.keys(fieldTypes) as FieldType[]
const fieldTypeSchema = z.enum(types as [FieldType, ...FieldType[]])

export const conversions = defineOperation({
  id: 'form.conversions',
  kind: 'query',
  method: 'GET',
  path: '/api/forms/:formId/conversions',
  summary: { zh: '一个字段可以改成哪些类型', en: 'Types that the values of a field can become' },
  access: 'member',
  heavy: ({ texts }) => texts,
  input: z.object({
    formId: z.uuid(),
    /** A field, or a column of a sub-table as `table.column`; one that has no values yet may become anything. */
    fieldId: z.string().min(1).max(100),
    /** Tell the different texts of the field, of records I may read: they are to become choices. */
    texts: z.boolean().default(false),
  }),
  output: z.object({
    /** The type its values have now; null where it has none. */
    stored: fieldTypeSchema.nullable(),
    types: z.array(fieldTypeSchema),
    /** The most frequent first. */
    texts: z.array(z.string()),
  }),
  run: async (context, { formId, fieldId, texts }) => {
    const form = await loadDesigned(context, formId)
    await requireFormPermission(context, form, 'app.manage')
    const place = storedField(form, fieldId)
    if (!place) return { stored: null, types, texts: [] }
    return {
      stored: place.field.type,
      types: types.filter((type) => type === place.field.type || canBecome(form, place, type)),
      texts: texts ? await textsOf(context, form, place) : [],
    }
  },
})

interface StoredField {
  field: AnyField
  parent: Extract<AnyField, { fields: unknown }> | undefined
}

function storedField(form: LoadedForm, path: string): StoredField | undefined {
  const [id, columnId] = path.split('.')
  const field = Object.hasOwn(form.storedFields, id!) ? form.storedFields[id!] : undefined
  if (!field || columnId === undefined) return field && { field, parent: undefined }
  if (!hasRows(field)) return undefined
  const column = field.fields.find((one) => one.id === columnId)
  return column && { field: column, parent: field }
}

/** Whether there is a way; the settings of the new type do not matter for that. */
function canBecome(form: LoadedForm, { field: before, parent }: StoredField, type: FieldType): boolean {
  if (isRowsType(type) || hasRows(before)) return false
  const field = { id: before.id, name: before.name, type, choices: [], digits: 1 } as unknown as AnyField
  return conversionWay(form, { kind: 'convert', before, field, ...(parent ? { parent } : {}) }) !== undefined
}

/** Different texts of the field in records the actor reads; none where they may not read the field. */
async function textsOf(
  context: OperationContext,
  form: LoadedForm,
  { field, parent }: StoredField,
): Promise<string[]> {
  const source = await recordSource(context, form, { permission: 'record.read' })
  if (!reaches(source.access[parent?.id ?? field.id], 'read')) return []
  const column = parent ? form.layout.rowColumn(field.id) : form.layout.column(field.id)
  const text = serverPartOf(field).toText?.(field, column, form.timeZone)
  if (text === undefined) return []
  const rows = parent ? ` join ${form.layout.rows(parent.id)} s on s.record_id = r.id` : ''
  const { rows: found } = await context.transaction.query<{ text: string }>(
    `select left(trim(${text}), 200) as text from ${source.from}${rows}
     where ${source.where} and ${column} is not null and trim(${text}) <> ''
     group by 1 order by count(*) desc, 1 limit ${mostTexts}`,
    source.parameters,
  )
  return found.map((row) => row.text)
}
