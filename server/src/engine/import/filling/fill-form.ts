import type { RecordValues } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { newId } from '../../../kernel/index.ts'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  bulkTarget,
  computesLate,
  giveNumbersBack,
  hooksOf,
  insertAllSubRows,
  type LoadedForm,
  matchAhead,
  writeStages,
} from '../../form/index.ts'
import { settleTableJob } from '../jobs/settle-table-job.ts'
import { isBroken } from '../table/normalize-row.ts'
import { type BadRowFile, openBadRowFile } from './bad-row-file.ts'
import { recordConverter } from './convert-row.ts'
import { type CopyWriter, openBatchWriter, openCopyWriter } from './copy-writer.ts'
import { countRows, type FileRecord } from './file-records.ts'
import type { ImportPlan, ImportResult } from './import-plan.ts'
import { type ImportTally, openTally } from './import-tally.ts'
import { type PreparedImport, prepareImport } from './prepare-import.ts'
import { setIndexesAside } from './table-indexes.ts'
import { watchUniqueValues } from './unique-values.ts'
import { updateByKey } from './update-by-key.ts'

/** Rows checked and written together. */
const batchSize = 1000

/** Undoes the transaction of an import that found bad rows and was told to refuse. */
class RefusedImport extends Error {}

/**
 * Imports a file into a form: reads, repairs, checks every row, and writes with COPY in one transaction that also ends
 * the job. Whatever happens before its commit, no record is seen; after it, all are (N2.7).
 */
export async function fillForm(job: VisibleJobContext, plan: ImportPlan): Promise<void> {
  try {
    await runImport(job, plan)
  } catch (error) {
    // This run or an earlier one that died may have set indexes aside.
    await job.transact(async (context) => context.enqueue(settleTableJob, { formId: plan.formId }))
    throw error
  }
}

interface ImportRun {
  job: VisibleJobContext
  plan: ImportPlan
  prepared: PreparedImport
  badRows: BadRowFile
  tally: ImportTally
  /** The form had no records, so nothing is looked up. */
  wasEmpty: boolean
}

async function runImport(job: VisibleJobContext, plan: ImportPlan): Promise<void> {
  const prepared = await prepareImport(job, plan)
  const { form, analysis } = prepared
  job.progress.expect(analysis.rowCount)
  const wasEmpty = await setIndexesAside(job.services, form)
  const badRows = openBadRowFile(
    job.services,
    { tenantId: job.tenantId, ownerId: job.ownerId },
    { name: prepared.file.name, headers: analysis.frame.headers, locale: plan.locale },
  )
  const tally = openTally(badRows)
  const run: ImportRun = { job, plan, prepared, badRows, tally, wasEmpty }
  try {
    await job.transactBulk(async (context) => {
      await writeRows(context, run)
      if (plan.badRows === 'refuseAll' && tally.skipped > 0) throw new RefusedImport()
      context.enqueue(settleTableJob, { formId: form.id })
      await job.progress.complete(context.transaction, await resultOf(run))
    })
  } catch (error) {
    if (!(error instanceof RefusedImport)) {
      await badRows.discard()
      throw error
    }
    await refuse(run)
  }
}

async function writeRows(context: OperationContext, run: ImportRun): Promise<void> {
  const { job, plan, prepared, tally, wasEmpty } = run
  const { form } = prepared
  const { transaction } = context
  await transaction.query(
    'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
  )
  // From here on nobody can change the columns.
  await transaction.query(`lock table ${form.layout.table} in row exclusive mode`)
  const { keyFieldId } = plan
  const updated =
    keyFieldId && !wasEmpty
      ? await updateByKey(job, context, prepared, { keyFieldId, tally })
      : new Set<number>()
  await copyRows(context, run, updated)
}

async function copyRows(
  context: OperationContext,
  run: ImportRun,
  updated: ReadonlySet<number>,
): Promise<void> {
  const { job, prepared, tally } = run
  const { form, analysis } = prepared
  const target = await bulkTarget(context, form, analysis.rowCount)
  // During COPY nothing else runs on the connection: where a hook takes part, numbers are taken, or rows of sub-tables, each batch has its own.
  const shared =
    target.ahead !== undefined ||
    prepared.filled.tables.length > 0 ||
    hooksOf(context, form, 'create').length > 0 ||
    computesLate(form)
  const writer = shared ? openBatchWriter(context, target) : openCopyWriter(context, target)
  const takeBatch = batchTaker(context, run, writer)
  let read = 0
  try {
    for await (const data of prepared.records()) {
      for (let from = 0; from < data.length; from += batchSize) {
        const batch = data.slice(from, from + batchSize)
        await takeBatch(updated.size > 0 ? batch.filter(({ row }) => !updated.has(row.line)) : batch)
        read += countRows(batch)
        await job.progress.advance(run.plan.keyFieldId ? Math.floor((analysis.rowCount + read) / 2) : read)
      }
    }
  } catch (error) {
    await writer.abort()
    throw error
  }
  await writer.finish()
  await giveNumbersBack(context, form, analysis.rowCount - tally.imported)
}

/** Checks a batch of records, writes the good ones and keeps the bad ones. */
function batchTaker(
  context: OperationContext,
  { job, plan, prepared, tally, wasEmpty }: ImportRun,
  writer: CopyWriter,
): (records: readonly FileRecord[]) => Promise<void> {
  const { form, filled, setting, named } = prepared
  const { keyFieldId } = plan
  const numberKey = filled.columns.find(
    ({ fieldId }) => fieldId === keyFieldId && isMadeByServer(form, fieldId),
  )
  const columns = filled.columns.filter((column) => column !== numberKey)
  const convert = recordConverter(form, { ...filled, columns }, setting)
  const unique = watchUniqueValues(job, form, { formIsEmpty: wasEmpty, keyFieldId, named })
  return async (records) => {
    const good: { record: FileRecord; values: RecordValues }[] = []
    const matcher = await matchAhead(context, records, convert)
    for (const record of records) {
      const { row, isRest } = record
      if (isRest) {
        await tally.reject(record, [{ column: '', value: '', text: texts.tooManyRows }])
        continue
      }
      // A number that no record has cannot be given to a new one.
      const number = numberKey && !isBroken(row) && row.values[numberKey.index]
      if (number) {
        await tally.reject(record, [{ column: numberKey.header, value: number, text: texts.noSuchNumber }])
        continue
      }
      const converted = convert(record, matcher)
      if ('values' in converted) good.push({ record, values: converted.values })
      else await tally.reject(record, converted.problems)
    }
    const taken = await unique.findTaken(good.map(({ values }) => values))
    for (const [position, name] of taken) {
      await tally.reject(good[position]!.record, [
        { column: name, value: '', text: name ? texts.duplicate : texts.repeats },
      ])
    }
    const fresh = taken.size > 0 ? good.filter((_, position) => !taken.has(position)) : good
    if (fresh.length === 0) return
    const rows = fresh.map(({ values }) => ({ id: newId(), values }))
    const write = { form, act: 'create' as const, rows, vouched: false, imported: true }
    await writeStages(context, write, {
      store: async () => {
        await writer.write(rows)
        if (filled.tables.length > 0) await insertAllSubRows(context, form, rows)
      },
    })
    tally.imported += fresh.length
  }
}

const texts = {
  duplicate: {
    zh: '不能重复，已有数据或前面的行使用了这个值',
    en: 'must be unique; a record or an earlier row has this value',
  },
  repeats: {
    zh: '与已有数据重复，不能保存',
    en: 'repeats what must be unique, so it cannot be kept',
  },
  tooManyRows: {
    zh: '所属的一条数据行数过多',
    en: 'belongs to a record with too many rows',
  },
  noSuchNumber: { zh: '没有编号为这个值的数据', en: 'no record has this number' },
}

function isMadeByServer(form: LoadedForm, fieldId: string): boolean {
  const field = form.fields.get(fieldId)
  return field !== undefined && typeOf(field).madeByServer === true
}

async function resultOf({ plan, tally, badRows }: ImportRun): Promise<ImportResult> {
  const errors = await badRows.finish()
  return {
    formId: plan.formId,
    imported: tally.imported,
    updated: tally.updated,
    skipped: tally.skipped,
    refused: false,
    problems: tally.problems,
    ...(errors ? { errorFileId: errors.id } : {}),
  }
}

async function refuse(run: ImportRun): Promise<void> {
  const { job, plan } = run
  const result = { ...(await resultOf(run)), imported: 0, updated: 0, refused: true }
  await job.transact(async (context) => {
    context.enqueue(settleTableJob, { formId: plan.formId })
    await job.progress.complete(context.transaction, result)
  })
}
