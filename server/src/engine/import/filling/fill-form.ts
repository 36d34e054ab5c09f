import type { RecordValues } from '@sluice/contract'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { bulkTarget, type LoadedForm } from '../../form/index.ts'
import type { RawRow } from '../reading/raw-row.ts'
import { isBroken, normalizeRow } from '../table/normalize-row.ts'
import { type BadRowFile, openBadRowFile } from './bad-row-file.ts'
import { type CellProblem, rowConverter } from './convert-row.ts'
import { type CopyWriter, openCopyWriter } from './copy-writer.ts'
import { type ImportPlan, type ImportProblem, type ImportResult, listedProblems } from './import-plan.ts'
import { type PreparedImport, prepareImport } from './prepare-import.ts'
import { setIndexesAside } from './table-indexes.ts'
import { watchUniqueValues } from './unique-values.ts'

/** Rows checked and written together. */
const batchSize = 1000

/** Undoes the transaction of an import that found bad rows and was told to refuse. */
class RefusedImport extends Error {}

/**
 * Imports a file into a form: reads, repairs, checks every row, and writes with COPY in one transaction that also ends
 * the job. Whatever happens before its commit, no record is seen; after it, all are (N2.7).
 */
export async function fillForm(job: VisibleJobContext, plan: ImportPlan): Promise<void> {
  const prepared = await prepareImport(job, plan)
  const { form, analysis } = prepared
  job.progress.expect(analysis.rowCount)
  const wasEmpty = await setIndexesAside(job.services, form)
  const badRows = openBadRowFile(
    job.services,
    { tenantId: job.tenantId, ownerId: job.ownerId },
    { name: prepared.file.name, headers: analysis.frame.headers, locale: plan.locale },
  )
  const tally: Tally = { read: 0, imported: 0, skipped: 0, problems: [] }
  try {
    await job.transactBulk(async (context) => {
      await copyRows(job, context, { prepared, badRows, tally, wasEmpty })
      if (plan.badRows === 'refuseAll' && tally.skipped > 0) throw new RefusedImport()
      context.enqueue('import.settle-table', { formId: form.id })
      context.emit('records.imported', { formId: form.id, count: tally.imported, by: actorId(context.actor) })
      await job.progress.complete(context.transaction, await resultOf(plan, tally, badRows))
    })
  } catch (error) {
    if (wasEmpty) {
      await job.transact(async (context) => context.enqueue('import.settle-table', { formId: form.id }))
    }
    if (error instanceof RefusedImport) return refuse(job, plan, tally, badRows)
    await badRows.discard()
    throw error
  }
}

interface Tally {
  read: number
  imported: number
  skipped: number
  problems: ImportProblem[]
}

interface CopyParts {
  prepared: PreparedImport
  badRows: BadRowFile
  tally: Tally
  wasEmpty: boolean
}

async function copyRows(job: VisibleJobContext, context: OperationContext, parts: CopyParts): Promise<void> {
  const { prepared, tally } = parts
  const { form, analysis, source } = prepared
  await context.transaction.query(
    'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
  )
  // From here on nobody can change the columns.
  await context.transaction.query(`lock table ${form.table} in row exclusive mode`)
  const target = await bulkTarget(context, form, analysis.rowCount)
  const writer = openCopyWriter(context, target)
  const takeBatch = batchTaker(job, parts, writer)
  try {
    for await (const rows of source.rows()) {
      const data = rows.filter(({ line }) => line > analysis.frame.skippedLines)
      for (let from = 0; from < data.length; from += batchSize) {
        await takeBatch(data.slice(from, from + batchSize))
        await job.progress.advance(tally.read)
      }
    }
  } catch (error) {
    await writer.abort()
    throw error
  }
  const written = await writer.finish()
  if (written) await writeImportHistory(context, form, written)
  await giveNumbersBack(context, form, analysis.rowCount - tally.imported)
}

/** Automatic numbers were taken for every row of the file; those of bad rows were not used. */
async function giveNumbersBack(
  { transaction, tenantId }: OperationContext,
  form: LoadedForm,
  unused: number,
): Promise<void> {
  const fields = form.definition.fields.filter(({ type }) => type === 'autoNumber').map(({ id }) => id)
  if (unused === 0 || fields.length === 0) return
  // The counters this transaction touched are still locked by it, so the last numbers are nobody else's.
  await transaction.query(
    `update form_counter set value = value - $4
     where tenant_id = $1 and form_id = $2 and field_id = any ($3)
       and xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`,
    [tenantId, form.id, fields, unused],
  )
}

/** Checks a batch of rows, writes the good ones and keeps the bad ones. */
function batchTaker(
  job: VisibleJobContext,
  { prepared, badRows, tally, wasEmpty }: CopyParts,
  writer: CopyWriter,
): (rows: readonly RawRow[]) => Promise<void> {
  const { form, analysis, columns, setting } = prepared
  const convert = rowConverter(form, columns, setting)
  const unique = watchUniqueValues(job, form, wasEmpty)
  const reject = async (raw: RawRow, problems: readonly CellProblem[]) => {
    tally.skipped++
    for (const { column, value, text } of problems) {
      if (tally.problems.length < listedProblems) {
        tally.problems.push({ row: raw.line, column, value: value.slice(0, 200), ...text })
      }
    }
    await badRows.add(raw.line, raw.cells, problems)
  }
  return async (rows) => {
    const good: { raw: RawRow; values: RecordValues }[] = []
    for (const raw of rows) {
      tally.read++
      const row = normalizeRow(raw, analysis.model)
      if (isBroken(row)) {
        await reject(raw, [{ column: '', value: '', text: row.reason }])
        continue
      }
      const converted = convert(row)
      if ('values' in converted) good.push({ raw, values: converted.values })
      else await reject(raw, converted.problems)
    }
    const taken = await unique.findTaken(good.map(({ values }) => values))
    for (const [position, name] of taken) {
      await reject(good[position]!.raw, [{ column: name, value: '', text: duplicateText }])
    }
    const fresh = taken.size > 0 ? good.filter((_, position) => !taken.has(position)) : good
    await writer.write(fresh.map(({ values }) => values))
    tally.imported += fresh.length
  }
}

const duplicateText = {
  zh: '不能重复，已有数据或前面的行使用了这个值',
  en: 'must be unique; a record or an earlier row has this value',
}

/** The first line of each record's history: it came with this import. */
async function writeImportHistory(
  { transaction, tenantId, clock, actor }: OperationContext,
  form: LoadedForm,
  { first, last }: { first: string; last: string },
): Promise<void> {
  // Ids of others may lie between; rows of this very transaction are told by who wrote them.
  await transaction.query(
    `insert into record_history (tenant_id, id, created_at, form_id, record_id, version, actor_id, kind, changes)
     select $1, overlay(gen_random_uuid()::text placing left(r.id::text, 13) from 1 for 13)::uuid, $2, $3, r.id, 1, $4,
       'created', '{}'
     from ${form.table} r
     where r.id between $5 and $6 and r.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296`,
    [tenantId, clock.now(), form.id, actorId(actor), first, last],
  )
}

async function resultOf(plan: ImportPlan, tally: Tally, badRows: BadRowFile): Promise<ImportResult> {
  const errors = await badRows.finish()
  return {
    formId: plan.formId,
    imported: tally.imported,
    skipped: tally.skipped,
    refused: false,
    problems: tally.problems,
    ...(errors ? { errorFileId: errors.id } : {}),
  }
}

async function refuse(
  job: VisibleJobContext,
  plan: ImportPlan,
  tally: Tally,
  badRows: BadRowFile,
): Promise<void> {
  const result = await resultOf(plan, tally, badRows)
  await job.transact(({ transaction }) =>
    job.progress.complete(transaction, { ...result, imported: 0, refused: true }),
  )
}
