import type { FieldValue, RecordValues } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import { z } from 'zod'
import { forbidden } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definePackagePart, type PackageWish, packageBroken, packageTooLarge } from '../../package/index.ts'
import { fieldAccessOf, reaches, resourceOf } from '../access/form-access.ts'
import { readForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { insertPackagedRecords } from '../record/insert-packaged-records.ts'
import { type PackagedRecord, packagedRecordSchema } from '../record/packaged-record.ts'
import { streamRecords } from '../record/stream-records.ts'
import type { AnyField } from '../server-part.ts'

/** Records of an app that go into one package. */
const mostRecords = 10_000
const batchSize = 500

const dataSchema = z.object({
  formId: z.uuid(),
  records: z.array(packagedRecordSchema).max(mostRecords),
  /** Where automatic numbers stand. */
  counters: z
    .array(
      z.object({
        fieldId: z.string().max(41),
        period: z.string().max(20),
        value: z.int().min(0),
      }),
    )
    .max(10_000),
})
/** The records of one form. */
export type FormData = z.infer<typeof dataSchema>

/** Records that are not in the recycle bin, and where their automatic numbers stand. */
export const packagedRecords = definePackagePart<FormData[]>({
  key: 'records',
  order: 90,
  kind: 'data',
  tables: {
    form_counter: {
      tenant_id: 'made anew',
      form_id: 'carried',
      field_id: 'carried',
      period: 'carried',
      value: 'carried',
    },
    record_history: historyIsLeft(),
  },
  schema: z
    .array(dataSchema)
    .max(500)
    .refine((forms) => forms.reduce((sum, { records }) => sum + records.length, 0) <= mostRecords),
  read: readData,
  own: (forms) =>
    forms.flatMap(({ formId, records }) =>
      records.map(({ id }, number) => ({ id, place: { in: formId, number } })),
    ),
  names: (forms) => forms.flatMap(({ records }) => records.map(() => '')),
  write: async (context, forms, { ids, advance }) => {
    let made = 0
    for (const { formId, records, counters } of forms) {
      const id = ids.rename(formId)
      if (!ids.isOwn(id)) throw packageBroken({ where: `parts.records: ${formId}` })
      const form = await readForm(context, id)
      for (let from = 0; from < records.length; from += batchSize) {
        const batch = records.slice(from, from + batchSize)
        await insertPackagedRecords(context, form, ids.rename(batch), ids)
        made += batch.length
        await advance(made)
      }
      await setCounters(context, form, counters)
    }
    return []
  },
})

function historyIsLeft() {
  const why = 'left: a record that is imported begins a history of its own' as const
  return {
    tenant_id: why,
    id: why,
    created_at: why,
    form_id: why,
    record_id: why,
    version: why,
    actor_id: why,
    kind: why,
    changes: why,
  }
}

async function readData(
  context: OperationContext,
  appId: string,
  { withFiles }: PackageWish,
): Promise<FormData[]> {
  const forms = await context.db
    .selectFrom('form')
    .select('id')
    .where('tenant_id', '=', context.tenantId)
    .where('app_id', '=', appId)
    .where('deleted_at', 'is', null)
    .where('current_version', '>', 0)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const data: FormData[] = []
  let room = mostRecords
  for (const { id } of forms) {
    const form = await readForm(context, id)
    await requireAllOf(context, form)
    const records: PackagedRecord[] = []
    const sort = [{ field: '$createdAt', direction: 'asc' as const }]
    for await (const batch of streamRecords(
      context,
      { formId: id, permission: 'record.export', sort },
      batchSize,
    )) {
      room -= batch.length
      if (room < 0) throw packageTooLarge({ what: '数据', whatEn: 'records', max: mostRecords })
      for (const {
        formId: _form,
        version: _version,
        title: _title,
        flowState: _state,
        flowInstanceId: _instance,
        ...record
      } of batch)
        records.push({ ...record, values: valuesToPack(form, record.values, withFiles) })
    }
    data.push({ formId: id, records: records.sort(byId), counters: await readCounters(context, id) })
  }
  return data
}

function byId(a: PackagedRecord, b: PackagedRecord): number {
  return a.id < b.id ? -1 : 1
}

/** A package with data holds all of it: who may not take out every record and field takes none. @throws forbidden */
async function requireAllOf(context: OperationContext, form: LoadedForm): Promise<void> {
  const policy = await context.policy()
  const access = fieldAccessOf(policy, form, 'record.export')
  const all =
    policy.decide('record.export', resourceOf(form)).rows === 'all' &&
    [...form.fields.keys()].every((id) => reaches(access[id], 'read'))
  if (!all) throw forbidden({ permission: 'record.export' })
}

/** Rows of sub-tables are known by their place; nobody names them. */
function valuesToPack(form: LoadedForm, values: RecordValues, withFiles: boolean): Record<string, unknown> {
  const packed: Record<string, unknown> = {}
  for (const field of form.definition.fields) {
    const value = packedValue(field, values[field.id], withFiles)
    if (value !== null) packed[field.id] = value
  }
  return packed
}

function packedValue(field: AnyField, value: FieldValue | undefined, withFiles: boolean): unknown {
  if (value === undefined || value === null) return null
  if (typeOf(field).names === 'files' && !withFiles) return null
  if (!hasRows(field)) return value
  return (value as Record<string, FieldValue>[]).map((row) =>
    Object.fromEntries(
      field.fields.flatMap((column) => {
        const cell = packedValue(column, row[column.id], withFiles)
        return cell === null ? [] : [[column.id, cell]]
      }),
    ),
  )
}

async function readCounters({ transaction, tenantId }: OperationContext, formId: string) {
  const { rows } = await transaction.query<FormData['counters'][number]>(
    `select field_id as "fieldId", period, value from form_counter
     where tenant_id = $1 and form_id = $2 order by field_id collate "C", period collate "C"`,
    [tenantId, formId],
  )
  return rows
}

async function setCounters(
  { transaction, tenantId }: OperationContext,
  form: LoadedForm,
  counters: FormData['counters'],
): Promise<void> {
  await transaction.query(
    `insert into form_counter (tenant_id, form_id, field_id, period, value)
     select $1, $2, c."fieldId", c.period, c.value
     from json_to_recordset($3) as c ("fieldId" text, period text, value bigint)`,
    [tenantId, form.id, JSON.stringify(counters)],
  )
}
