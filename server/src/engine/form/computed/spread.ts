import type { FieldValue, Filter } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { tellRecordsChanged } from '../record/tell-records-changed.ts'
import { castType, storageOf, toColumn } from '../storage.ts'
import type { ReaderField } from './complete-reader.ts'
import { isFormula } from './formula-steps.ts'
import { computedPlanOf } from './plan.ts'
import { sourceIdOf } from './reader-sql.ts'
import { recomputeRows, theseRows } from './recompute.ts'

/** Records of another form that one write computes anew at once; more are left to a job. */
const mostAtOnce = 200
/** Records that a job is told one by one; where more are concerned, it goes through all. */
const mostNamed = 10_000

/** A change of some records of a form, as those who read them see it. */
export interface Change {
  form: LoadedForm
  ids: readonly string[]
  /** Values that a field had before and has no more; absent where only computed fields changed. */
  before?: (fieldId: string) => readonly FieldValue[]
  /** Which fields changed; absent: the records came or went. */
  fields?: ReadonlySet<string>
}

/** Records that are left to be computed anew; without ids all of the form. */
export interface LeftRecords {
  formId: string
  ids?: string[]
}

/**
 * Computes anew what reads changed records, and what reads that, as long as few records are concerned.
 * @returns what is left to a job
 */
export async function spread(context: OperationContext, first: Change): Promise<LeftRecords[]> {
  const left: LeftRecords[] = []
  const changes = [first]
  for (let change = changes.shift(); change; change = changes.shift()) {
    for (const readerId of change.form.readBy) {
      const reader =
        readerId === change.form.id ? change.form : await loadForm(context, readerId).catch(() => undefined)
      if (!reader) continue
      const { ids, more } = await readersOf(context, reader, change)
      left.push(...more)
      if (ids.length === 0) continue
      const changed = await recomputeRows(context, reader, computedPlanOf(reader).late, theseRows(ids))
      if (changed.size === 0) continue
      tellRecordsChanged(context, reader)
      if (reader.readBy.length === 0) continue
      const fields = new Set([...changed.values()].flatMap((values) => Object.keys(values)))
      changes.push({ form: reader, ids: [...changed.keys()], fields })
    }
  }
  return left
}

async function readersOf(
  context: OperationContext,
  reader: LoadedForm,
  change: Change,
): Promise<{ ids: string[]; more: LeftRecords[] }> {
  const ids = new Set<string>()
  const more: LeftRecords[] = []
  for (const field of computedPlanOf(reader).late) {
    if (isFormula(field) || sourceIdOf(reader, field) !== change.form.id) continue
    if (change.fields && !readsAny(field, change.fields)) continue
    const found = await findReaders(context, reader, field, change)
    if (found.length <= mostAtOnce) for (const id of found) ids.add(id)
    else more.push({ formId: reader.id, ...(found.length <= mostNamed && { ids: found }) })
  }
  return { ids: [...ids], more }
}

function readsAny(field: ReaderField, changed: ReadonlySet<string>): boolean {
  if ('relationFieldId' in field) return changed.has(field.targetFieldId)
  const { valueFieldId, filter } = field
  if (valueFieldId && changed.has(valueFieldId)) return true
  if ('linkFieldId' in field && changed.has(field.linkFieldId)) return true
  if ('matches' in field && field.matches?.some(({ sourceFieldId }) => changed.has(sourceFieldId)))
    return true
  // A filter may ask for attributes that change with every write.
  return filter !== undefined && asks(filter, (id) => id.startsWith('$') || changed.has(id.split('.')[0]!))
}

function asks(filter: Filter, of: (fieldId: string) => boolean): boolean {
  if ('all' in filter) return filter.all.some((one) => asks(one, of))
  if ('any' in filter) return filter.any.some((one) => asks(one, of))
  return of(filter.field)
}

/** Living records whose field reads one of the changed records, or read it before. */
async function findReaders(
  { transaction }: OperationContext,
  reader: LoadedForm,
  field: ReaderField,
  { form, ids, before }: Change,
): Promise<string[]> {
  const select = async (where: string, parameters: unknown[]) => {
    const { rows } = await transaction.query<{ id: string }>(
      `select r.id from ${reader.layout.from} where ${reader.layout.living} and ${where} limit ${mostNamed + 1}`,
      parameters,
    )
    return rows.map(({ id }) => id)
  }
  if ('relationFieldId' in field)
    return select(`${reader.layout.column(field.relationFieldId)} = any($1::uuid[])`, [ids])
  if ('linkFieldId' in field) return select(was('r.id', form, field.linkFieldId), past(field.linkFieldId))
  const [match] = field.matches ?? []
  if (!match) return select('true', [])
  return select(
    was(reader.layout.column(match.fieldId), form, match.sourceFieldId),
    past(match.sourceFieldId),
  )

  function past(fieldId: string): unknown[] {
    const storage = storageOf(form.fields.get(fieldId)!)
    const values = before?.(fieldId).map((value) => toColumn(storage, value)) ?? []
    return [ids, values.filter((value) => value !== null)]
  }
}

/** A column has the value of a field of changed records, or one that it had before. */
function was(column: string, form: LoadedForm, fieldId: string): string {
  const storage = storageOf(form.fields.get(fieldId)!)
  if (storage === 'rows') throw new Error('Rows of a sub-table are compared with nothing')
  return `(${column} in (select ${form.layout.columnName(fieldId)} from ${form.layout.table} where id = any($1::uuid[]))
    or ${column} = any($2::${castType(storage)}[]))`
}
