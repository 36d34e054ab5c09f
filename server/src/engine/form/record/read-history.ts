import type { FieldValue, RecordValues, RecordView } from '@sluice/contract'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { reaches } from '../access/form-access.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { HistoryKind, RecordChanges } from '../tables.ts'
import { maskValue } from './mask-value.ts'
import { readRecordWithAccess } from './read-record.ts'
import { describeReferences } from './references.ts'

interface HistoryRow {
  id: string
  created_at: string
  /** The instant to the microsecond. */
  exact: string
  kind: HistoryKind
  version: number
  actor_id: string | null
  changes: RecordChanges
}

export interface HistoryPage {
  cursor: string | undefined
  limit: number
}

/**
 * What happened to a record, newest first; only for who may read the record, and only in fields they may see.
 * @throws notFound when the record is not there for the actor
 */
export async function readHistory(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  { cursor, limit }: HistoryPage,
) {
  const { record, access } = await readAnywhere(context, form, recordId)
  const after = cursor ? readCursor(cursor, 2) : undefined
  const { rows } = await context.transaction.query<HistoryRow>(
    `select id, created_at, created_at::text as exact, kind, version, actor_id, changes from record_history
     where tenant_id = $1 and record_id = $2 and form_id = $3
       ${after ? 'and (created_at, id) < ($4::timestamptz, $5::uuid)' : ''}
     order by created_at desc, id desc limit ${limit + 1}`,
    [context.tenantId, recordId, form.id, ...(after ?? [])],
  )
  const page = rows.slice(0, limit)
  const isLastPage = rows.length <= limit
  // Imported records have no line of their making: they tell it themselves.
  const lacksMaking = isLastPage && page.at(-1)?.kind !== 'created'
  if (lacksMaking && page.length < limit) page.push(makingOf(record))
  const more = !isLastPage || (lacksMaking && page.at(-1)?.kind !== 'created')
  const items = page.map((row) => ({
    id: row.id,
    at: row.created_at,
    kind: row.kind,
    version: row.version,
    person: row.actor_id,
    changes: Object.entries(row.changes).flatMap(([fieldId, [before, after]]) => {
      const field = form.fields.get(fieldId)
      if (fieldId.startsWith('$')) return [{ fieldId, name: fieldId, old: before, new: after }]
      if (!field || !reaches(access[fieldId], 'masked')) return []
      const shown = (value: unknown) =>
        reaches(access[fieldId], 'read') ? value : maskValue(field, value as FieldValue)
      return [{ fieldId, name: field.name, old: shown(before), new: shown(after) }]
    }),
  }))
  const references = await describeReferences(context, form, mentioned(record, items))
  const last = page.at(-1)
  return {
    items: items.map((item) => ({
      ...item,
      person: item.person ? { id: item.person, name: references.members[item.person] ?? '' } : null,
    })),
    nextCursor: last && more ? writeCursor([last.exact, last.id]) : null,
    references,
  }
}

function makingOf(record: RecordView): HistoryRow {
  const { id, createdAt, createdBy } = record
  const at = { created_at: createdAt, exact: createdAt }
  return { id, ...at, kind: 'created', version: 1, actor_id: createdBy, changes: {} }
}

/** A deleted record's history stays readable in the recycle bin. */
async function readAnywhere(context: OperationContext, form: LoadedForm, recordId: string) {
  try {
    return await readRecordWithAccess(context, form, recordId)
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error
    return readRecordWithAccess(context, form, recordId, { view: 'recycleBin' })
  }
}

/** Old and new values as if they were records, so that their ids get names in one batch. */
function mentioned(
  record: RecordView,
  items: { person: string | null; changes: { fieldId: string; old: unknown; new: unknown }[] }[],
): RecordView[] {
  return items.flatMap(({ person, changes }) =>
    (['old', 'new'] as const).map((side) => ({
      ...record,
      createdBy: person,
      values: Object.fromEntries(changes.map((change) => [change.fieldId, change[side]])) as RecordValues,
    })),
  )
}
