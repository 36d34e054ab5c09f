import { DateTime } from 'luxon'
import { oneDay, type StoredFile, storeFile } from '../../../platform/file/index.ts'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  describeReferences,
  fieldAccessOf,
  type LoadedForm,
  loadForm,
  recordSource,
  streamRecords,
} from '../../form/index.ts'
import { writeTableFile } from '../computations/write-table-file.ts'
import { isSystemField } from './export-column.ts'
import type { ExportPlan, ExportResult } from './export-plan.ts'
import type { NamedRecords, TablePiece } from './write-table.ts'

/** Records read, named and written together. */
const batchSize = 1000
const keptFor = 7 * oneDay

/**
 * Writes the records a person may export into a file only they may download: their rows, their fields, masked values
 * masked, names instead of ids (N2.7, N4.5). One transaction reads one state of the data, batch by batch.
 */
export async function exportRecords(job: VisibleJobContext, plan: ExportPlan): Promise<void> {
  const { file, tally } = await job.transactBulk(async (context) => {
    await context.transaction.query(
      'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
    )
    const form = await loadForm(context, plan.formId)
    const columns = await visibleColumns(context, form, plan)
    job.progress.expect(await countRecords(context, form, plan))
    const tally = { rows: 0, cut: 0 }
    const { services, tenantId } = job
    const table = {
      format: plan.format,
      name: form.name,
      fields: form.definition.fields.filter(({ id }) => columns.includes(id)),
      columns,
      locale: plan.locale,
      timeZone: form.timeZone,
    }
    const feed = readBatches(job, context, { form, plan, columns, tally })
    const file = await storeFile(services, {
      tenantId,
      ownerId: job.ownerId,
      ...nameOf(form, plan, context),
      source: bytesOf(services.compute.run(writeTableFile, table, { tenantId, feed }), tally),
      keepFor: keptFor,
    })
    return { file, tally }
  })
  await finish(job, plan, file, tally)
}

async function* bytesOf(pieces: AsyncIterable<TablePiece>, tally: { cut: number }): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    if ('cut' in piece) tally.cut = piece.cut
    else yield Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.byteLength)
  }
}

/** Ids of what the person asked for and may see, in their order. */
async function visibleColumns(
  context: OperationContext,
  form: LoadedForm,
  { fields }: ExportPlan,
): Promise<string[]> {
  const access = fieldAccessOf(await context.policy(), form, 'record.export')
  const isVisible = (id: string) => isSystemField(id) || (access[id] ?? 'hidden') !== 'hidden'
  return (fields ?? [...form.fields.keys()]).filter(isVisible)
}

async function countRecords(context: OperationContext, form: LoadedForm, plan: ExportPlan): Promise<number> {
  const { filter, search } = plan
  const source = await recordSource(context, form, { permission: 'record.export', filter, search })
  const { rows } = await context.transaction.query<{ count: number }>(
    `select count(*) as count from ${source.from} where ${source.where}`,
    source.parameters,
  )
  return rows[0]!.count
}

async function* readBatches(
  job: VisibleJobContext,
  context: OperationContext,
  parts: { form: LoadedForm; plan: ExportPlan; columns: readonly string[]; tally: { rows: number } },
): AsyncGenerator<NamedRecords> {
  const { form, plan, columns, tally } = parts
  const fields = columns.filter((id) => !isSystemField(id))
  const { formId, filter, sort, search } = plan
  const options = { formId, permission: 'record.export' as const, filter, sort, search, fields }
  for await (const records of streamRecords(context, options, batchSize)) {
    yield { records, names: await describeReferences(context, form, records) }
    tally.rows += records.length
    await job.progress.advance(tally.rows)
  }
}

function nameOf(form: LoadedForm, { format }: ExportPlan, { clock }: OperationContext) {
  const stamp = DateTime.fromJSDate(clock.now(), { zone: form.timeZone }).toFormat('yyyyMMdd-HHmm')
  return {
    name: `${form.name}-${stamp}.${format}`,
    type: format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}

async function finish(
  job: VisibleJobContext,
  plan: ExportPlan,
  file: StoredFile,
  { rows, cut }: { rows: number; cut: number },
): Promise<void> {
  const result: ExportResult = { formId: plan.formId, fileId: file.id, fileName: file.name, rows, cut }
  await job.transact(({ transaction }) => job.progress.complete(transaction, result))
}
