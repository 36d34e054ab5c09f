import type { Field, FieldValue, RecordValues, RecordView } from '@sluice/contract'
import { hasRows, type Names, typeOf } from '@sluice/form'
import type { Locale } from '../../../kernel/index.ts'
import type { AuditLine, NamedThing, ToldAct } from '../../../platform/audit/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf, reaches } from '../access/form-access.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { describeReferences } from '../record/references.ts'
import type { RecordChanges } from '../tables.ts'

/**
 * The values an act gave to a record, a line for each field the reader may see, and what was there before where its
 * history knows. Names and numbers are written as the record itself shows them.
 */
export async function tellValues(
  context: OperationContext,
  value: unknown,
  { facts, words }: ToldAct,
): Promise<AuditLine[]> {
  const { place } = words
  if (!place || typeof value !== 'object' || value === null) return []
  const form = await loadForm(context, place.formId).catch(() => undefined)
  if (!form) return []
  const access = fieldAccessOf(await context.policy(), form, 'record.read')
  const given = Object.entries(value as RecordValues).flatMap(([id, now]) => {
    const field = form.fields.get(id)
    return field && reaches(access[id], 'read') ? [{ field, now }] : []
  })
  const [recordId, ...others] = place.recordIds
  const changes = recordId && others.length === 0 ? await changesBy(context, form, recordId, facts) : {}
  const told = given.map(({ field, now }) => {
    const change = changes[field.id]
    return { field, now, before: change && same(change[1], now) ? (change[0] as FieldValue) : undefined }
  })
  const names = await namesFor(context, form, told)
  const setting = { locale: context.locale, timeZone: form.timeZone, names }
  return told.map(({ field, now, before }) => ({
    label: field.name,
    ...(before === undefined ? {} : { before: textOf(field, before, setting) }),
    values: textOf(field, now, setting),
  }))
}

/** An empty text is kept as nothing. */
function same(one: unknown, other: unknown): boolean {
  return isEmpty(one) ? isEmpty(other) : JSON.stringify(one) === JSON.stringify(other)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What the history of the record says of this very act: its line was written just before that of the log. */
async function changesBy(
  { transaction, tenantId }: OperationContext,
  form: LoadedForm,
  recordId: string,
  { created_at, actor_id }: ToldAct['facts'],
): Promise<RecordChanges> {
  const { rows } = await transaction.query<{ changes: RecordChanges }>(
    `select changes from record_history
     where tenant_id = $1 and form_id = $2 and record_id = $3 and actor_id = $4
       and created_at > $5::timestamptz - interval '1 minute' and created_at <= $5::timestamptz
     order by created_at desc, id desc limit 1`,
    [tenantId, form.id, recordId, actor_id, created_at],
    'audit-changes',
  )
  return rows[0]?.changes ?? {}
}

interface Told {
  field: Field
  now: FieldValue
  before: FieldValue | undefined
}

/** Names of all that the values mention, old and new, as the reader may know them. */
function namesFor(context: OperationContext, form: LoadedForm, told: readonly Told[]): Promise<Names> {
  const of = (read: (one: Told) => FieldValue | undefined) => {
    const values = Object.fromEntries(told.map((one) => [one.field.id, read(one) ?? null]))
    return { values, createdBy: null, updatedBy: null, ownerDepartmentId: null } as unknown as RecordView
  }
  return describeReferences(context, form, [of(({ now }) => now), of(({ before }) => before)])
}

const nothing = { zh: '（空）', en: '(empty)' }

interface TextSetting {
  locale: Locale
  timeZone: string
  names: Names
}

function textOf(field: Field, value: FieldValue, setting: TextSetting): NamedThing[] {
  if (isEmpty(value)) return [{ name: nothing[setting.locale] }]
  if (!hasRows(field)) return [{ name: typeOf(field).text(field, value, setting) }]
  return (value as Record<string, FieldValue>[]).map((row) => {
    const cells = field.fields.flatMap((column) => {
      const cell = row[column.id] ?? null
      return isEmpty(cell) ? [] : [`${column.name} ${typeOf(column).text(column, cell, setting)}`]
    })
    return { name: cells.join(' · ') }
  })
}
