import type { RecordValues } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { departmentOfMember } from '../../../platform/organization/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { searchTextOf } from '../search-text.ts'
import { storageOf, toColumn } from '../storage.ts'
import { takeNumbers } from '../types/auto-number-counter.ts'

/** How an import brings many checked records into a form's table with COPY. */
export interface BulkTarget {
  /** `"t_x"."form_y" (id, created_at, …)`, to stand after `copy`. */
  into: string
  /**
   * Cells of a new record, behind its id in the order of the columns, as PostgreSQL takes them: text, number, list of
   * texts, null. Puts its automatic numbers among its values.
   */
  cells(values: RecordValues): unknown[]
  /** To be waited for before the cells of a batch are asked for; absent where nothing has to be read for it. */
  ahead?(records: readonly RecordValues[]): Promise<void>
}

/**
 * Prepares an import of `count` records: numbers for all of them are taken at once, and given out row by row. The
 * caller has the permission checked, the values checked (`checkNewValues`, `checkReferences`), runs `copy <into> from
 * stdin` in this transaction, and adds the rows of sub-tables after it (`insertAllSubRows`).
 */
export async function bulkTarget(
  context: OperationContext,
  form: LoadedForm,
  count: number,
): Promise<BulkTarget> {
  const { actor, tenantId, transaction } = context
  const by = actorId(actor)
  const now = context.clock.now()
  const department =
    actor.kind === 'member' ? await departmentOfMember(transaction, tenantId, actor.memberId) : null
  const numbers = await takeNumbers(context, form, count)
  const fields = form.definition.fields.filter((field) => !hasRows(field))
  const stored = fields.map((field) => ({ id: field.id, storage: storageOf(field) }))
  const columns = [
    'id',
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
    'owner_department_id',
    'search',
  ]
  const at = now.toISOString()
  return {
    ...(numbers.ahead && { ahead: numbers.ahead }),
    into: `${form.layout.table} (${[...columns, ...fields.map(({ id }) => form.layout.columnName(id))].join(', ')})`,
    cells: (values) => {
      numbers.number(values)
      const search = searchTextOf(form.storedFields, values)
      const cells: unknown[] = [at, by, at, by, department, search]
      for (const { id, storage } of stored) cells.push(toColumn(storage, values[id]))
      return cells
    },
  }
}
