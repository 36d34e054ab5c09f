import type { FieldAccess, Filter } from '@sluice/contract'
import { hasRows, isMoving } from '@sluice/form'
import { type LanguageCollation, languageCollation } from '../../../database/index.ts'
import { invalidInput } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  type FieldAccessMap,
  fieldAccessOf,
  type RecordPermission,
  reaches,
  requireFormPermission,
} from '../access/form-access.ts'
import { newParameters, type Parameters, rowScope } from '../access/row-scope.ts'
import { compileFilter } from '../filter/compile-filter.ts'
import { columnOperandOf, type Operand, operandOf, systemOperandOf } from '../filter/operand.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isPerReader, requireOfferedFilter, requireOfferedSearch } from '../system/offered.ts'
import { namesCondition } from './names-condition.ts'
import { searchCondition } from './search-condition.ts'

export interface SourceOptions {
  permission: RecordPermission
  filter?: Filter | undefined
  /** Conditions of the caller's own making, on any attribute the actor may read. */
  within?: Filter | undefined
  search?: string | undefined
  /** `recycleBin`: deleted records instead of the others. */
  view?: 'all' | 'recycleBin' | undefined
  /** Values that are bound already, where the records are asked for inside another statement. */
  parameters?: Parameters | undefined
}

/** The records the actor may use, for one statement of the caller's own making. */
export interface RecordSource {
  /** `"t_x"."form_y" r` */
  from: string
  /** Row scope, recycle bin, filter and search; never empty. */
  where: string
  /** Where days begin and end: an IANA name. */
  timeZone: string
  /** The actor may use some records only. */
  isScoped: boolean
  /** Values bound so far; the caller may add more through `bind`. */
  parameters: unknown[]
  bind: Parameters['add']
  /**
   * SQL of a field or system attribute over alias `r`, as stored: money is a bigint of minor units (divide by 100),
   * lists are arrays, a sub-table has no column.
   * @throws invalidInput when there is no such field or the actor may not read it
   */
  column(fieldOrSystemId: string): string
  /** Right of the actor on a field; `hidden` also for a field that does not exist. */
  visible(fieldId: string): FieldAccess
  /** The right by field id. */
  access: FieldAccessMap
  /** The order of texts for the reader. */
  collation: LanguageCollation
  /** What can be done with a field or system attribute; undefined where the actor may not read it. */
  operand(fieldOrSystemId: string): Operand | undefined
}

/**
 * The one door to records for whoever compiles statements of their own (lists, reports, exports): permission checked,
 * row scope, field rights, recycle bin and filter applied (P4.2, N4.5).
 * @throws forbidden without the permission; invalidInput naming each wrong condition of the filter
 */
export async function recordSource(
  context: OperationContext,
  form: LoadedForm,
  options: SourceOptions,
): Promise<RecordSource> {
  const { permission, filter, within, search, view = 'all' } = options
  await requireFormPermission(context, form, permission)
  const policy = await context.policy()
  const access = fieldAccessOf(policy, form, permission)
  const parameters = options.parameters ?? newParameters()
  const operand = (id: string) => readableOperand(form, access, id)
  const clauses = [view === 'recycleBin' ? form.layout.binned : form.layout.living]
  const scope = await rowScope(context, form, permission, parameters)
  if (scope) clauses.push(scope)
  requireOfferedFilter(form, filter)
  if (filter || within) {
    const memberId = context.actor.kind === 'member' ? context.actor.memberId : null
    const setting = {
      parameters,
      now: context.clock.now(),
      timeZone: form.timeZone,
      tenantId: context.tenantId,
      memberId,
    }
    const filterable = (id: string) => operand(id) ?? readableColumn(form, access, id)
    if (filter) clauses.push(compileFilter(filter, filterable, setting))
    if (within) clauses.push(compileFilter(within, filterable, setting))
  }
  if (search?.trim()) requireOfferedSearch(form)
  if (search?.trim()) {
    const text = search.trim()
    const find = (named: LoadedForm, wanted: string, bound?: Parameters) =>
      recordSource(context, named, { permission: 'record.read', search: wanted, parameters: bound })
    const named = await namesCondition(context, form, access, { text, parameters, find })
    clauses.push(named ?? searchCondition(form, access, text, parameters))
  }
  return {
    from: form.layout.from,
    where: clauses.join(' and '),
    timeZone: form.timeZone,
    isScoped: scope !== undefined,
    parameters: parameters.values,
    bind: parameters.add,
    column: (id) => {
      const found = operand(id)
      if (!found) throw unknownAttribute(id)
      return found.column
    },
    visible: (id) => access[id] ?? 'hidden',
    access,
    collation: languageCollation(context.locale),
    operand,
  }
}

/** Only what may be read in clear may be filtered, sorted or summed by: these tell hidden values too. */
function readableOperand(form: LoadedForm, access: FieldAccessMap, id: string): Operand | undefined {
  if (id.startsWith('$')) return systemOperandOf(form, id)
  const field = form.fields.get(id)
  if (!field || isMoving(field) || !reaches(access[id], 'read') || isPerReader(form, id)) return undefined
  return operandOf(form, field)
}

/** `lines.goods`: the column of a sub-table that may be read; for filters alone, because a record has many of it. */
function readableColumn(form: LoadedForm, access: FieldAccessMap, id: string): Operand | undefined {
  const [tableId = '', columnId, ...more] = id.split('.')
  if (more.length > 0) return undefined
  const table = form.fields.get(tableId)
  if (!hasRows(table) || !reaches(access[tableId], 'read')) return undefined
  const column = table.fields.find((field) => field.id === columnId)
  return column && columnOperandOf(form, table, column)
}

export function unknownAttribute(id: string, path = 'field') {
  return invalidInput({ count: 1 }, [
    {
      field: path,
      code: 'unknownField',
      message: {
        zh: '没有这个字段，或您无权查看它。',
        en: 'There is no such field, or you may not see it.',
      },
      params: { id },
    },
  ])
}
