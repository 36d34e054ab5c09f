import type { RecordView } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { newParameters } from '../access/row-scope.ts'
import { fillMoving } from '../computed/fill-moving.ts'
import { loadForm } from '../load-form.ts'
import { wordRows } from '../system/word-rows.ts'
import type { RecordRow } from './record-row.ts'
import { recordSource } from './record-source.ts'
import { columnsFor, fieldsToRead, rowAccess, rowsReader, type SelectOptions } from './select-records.ts'
import { sortKey, stretches } from './sort-key.ts'
import { stretchStatement } from './stretch-statement.ts'

export type StreamOptions = Omit<SelectOptions, 'cursor' | 'limit'>

/**
 * Every record the actor may use, batch after batch, as they stood when the first batch was asked for: the door for
 * exports. Same rights, filter and order as `selectRecords`. Runs in the caller's transaction, which stays open until
 * the end; between batches other queries may run in it.
 * @throws forbidden without the permission; invalidInput naming wrong filter, sort or search
 */
export async function* streamRecords(
  context: OperationContext,
  options: StreamOptions,
  batchSize: number,
): AsyncGenerator<RecordView[]> {
  const form = await loadForm(context, options.formId)
  if (form.version === 0) return
  const permission = options.permission ?? 'record.read'
  const source = await recordSource(context, form, { ...options, permission })
  const key = sortKey(form, options.sort, source.operand, source.collation)
  const accessOf = await rowAccess(context, form, permission, source)
  const fields = fieldsToRead(form, options.fields, accessOf ? undefined : source.access)
  const columns = columnsFor(form, fields, key)
  const read = rowsReader(form, fields, source, accessOf)
  const { transaction } = context
  // Both cursors are opened before the first row is read: two stretches, one moment.
  const cursors: string[] = []
  for (const stretch of stretches(key, undefined)) {
    const parameters = newParameters([...source.parameters])
    const where = stretch.where ? `${source.where} and ${stretch.where(parameters)}` : source.where
    const name = `records_${cursors.length}`
    await transaction.query(
      `declare ${name} no scroll cursor for ${stretchStatement(key, stretch, { columns, from: source.from, where })}`,
      parameters.values,
    )
    cursors.push(name)
  }
  for (const name of cursors) {
    for (;;) {
      const { rows } = await transaction.query<RecordRow>(`fetch ${Math.floor(batchSize)} from ${name}`)
      if (rows.length === 0) break
      await wordRows(context, form, rows)
      fillMoving(context, form, rows)
      yield rows.map(read)
    }
    await transaction.query(`close ${name}`)
  }
}
