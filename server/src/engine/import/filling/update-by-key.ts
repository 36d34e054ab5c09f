import type { RecordValues } from '@sluice/contract'
import type { MatchPattern } from '@sluice/form'
import { checkChangedValues } from '@sluice/form/check'
import { SluiceError } from '../../../kernel/index.ts'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  type LoadedForm,
  matchAhead,
  recordSource,
  storageOf,
  toColumn,
  updateRecord,
} from '../../form/index.ts'
import type { TableRow } from '../table/normalize-row.ts'
import { type CellProblem, cellProblems, readRecord } from './convert-row.ts'
import { countRows, type FileRecord } from './file-records.ts'
import type { ImportTally } from './import-tally.ts'
import type { PreparedImport } from './prepare-import.ts'

/** Rows looked up together. */
const batchSize = 500

/**
 * Goes through the file and changes the records whose key a row has, each with every right, rule and line of history of
 * an ordinary change; what the row leaves empty stays, and a sub-table that it has rows for becomes those. Runs in the import's own transaction, before the new records.
 * @returns lines that are dealt with: changed, or rejected because their key is not clear
 */
export async function updateByKey(
  job: VisibleJobContext,
  context: OperationContext,
  { form, records: readRecords, filled }: PreparedImport,
  { keyFieldId, tally }: { keyFieldId: string; tally: ImportTally },
): Promise<ReadonlySet<number>> {
  const handled = new Set<number>()
  const seen = new Set<string>()
  const problemOf = cellProblems(filled)
  let read = 0
  for await (const data of readRecords()) {
    for (let from = 0; from < data.length; from += batchSize) {
      const batch = data.slice(from, from + batchSize)
      const keyed = keyedRecords(batch)
      const ids = await findByKey(
        context,
        form,
        keyFieldId,
        keyed.map(({ key }) => key),
      )
      const changing = keyed.filter(({ key }) => ids.has(String(key)))
      const matcher = await matchAhead(context, changing, ({ input }, noting) => {
        checkChangedValues(form, input, { matcher: noting })
      })
      for (const { record, input, key } of keyed) {
        const found = ids.get(String(key)) ?? []
        if (found.length === 0) continue
        handled.add(record.row.line)
        const problem = found.length > 1 ? texts.several : seen.has(String(key)) ? texts.repeated : undefined
        seen.add(String(key))
        if (problem) await tally.reject(record, [cellOf(record, problem)])
        else await changeOne(record, found[0]!, input, matcher)
      }
      read += countRows(batch)
      // The file is read twice; the first time counts for half.
      await job.progress.advance(Math.floor(read / 2))
    }
  }
  return handled

  function keyedRecords(batch: readonly FileRecord[]) {
    return batch.flatMap((record) => {
      if (record.isRest) return []
      const cells = readRecord(filled, record)
      // A record with wrong cells is rejected with the new ones.
      if ('problems' in cells) return []
      const key = cells.input[keyFieldId]
      return key === null || key === undefined ? [] : [{ record, input: cells.input, key }]
    })
  }

  function cellOf({ row }: FileRecord, text: CellProblem['text']): CellProblem {
    const column = filled.columns.find(({ fieldId }) => fieldId === keyFieldId)!
    return { at: row, column: column.header, value: (row as TableRow).values[column.index] ?? '', text }
  }

  async function changeOne(
    record: FileRecord,
    recordId: string,
    input: RecordValues,
    matcher: () => MatchPattern,
  ): Promise<void> {
    const values = Object.fromEntries(
      Object.entries(input).filter(([fieldId, value]) => fieldId !== keyFieldId && value !== null),
    )
    await context.transaction.query('savepoint import_row')
    try {
      await updateRecord(context, form, recordId, values, { matcher, rowsOfFile: true })
      await context.transaction.query('release savepoint import_row')
      tally.updated++
    } catch (error) {
      await context.transaction.query('rollback to savepoint import_row')
      if (!(error instanceof SluiceError)) throw error
      const problems = error.fields.map((problem) => problemOf(problem, record))
      await tally.reject(record, problems.length > 0 ? problems : [cellOf(record, error.text)])
    }
  }
}

const texts = {
  several: { zh: '有多条数据使用这个值，无法确定要更新哪一条', en: 'several records have this value' },
  repeated: { zh: '文件中前面的行已使用这个值', en: 'an earlier row of the file has this value' },
}

/** Ids, by the text of their key, of the living records that the importer may read. Of others nothing is learnt. */
async function findByKey(
  context: OperationContext,
  form: LoadedForm,
  keyFieldId: string,
  keys: readonly unknown[],
): Promise<Map<string, string[]>> {
  const storage = storageOf(form.fields.get(keyFieldId)!)
  const column = form.layout.column(keyFieldId)
  const cast = storage === 'numeric' ? 'numeric' : storage === 'date' ? 'date' : 'text'
  const source = await recordSource(context, form, { permission: 'record.read' })
  const bound = source.bind(keys.map((key) => toColumn(storage, key as string)))
  const { rows } = await context.transaction.query<{ id: string; key: unknown }>(
    `select r.id, ${column} as key from ${source.from} where ${source.where} and ${column} = any (${bound}::${cast}[])`,
    source.parameters as unknown[],
  )
  const ids = new Map<string, string[]>()
  for (const { id, key } of rows) ids.set(String(key), [...(ids.get(String(key)) ?? []), id])
  return ids
}
