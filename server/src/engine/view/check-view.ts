import type { Field, ViewDefinition, ViewKind } from '@sluice/contract'
import { holdsDay, lanesOf } from '@sluice/form'
import { type FieldError, forbidden, type Text } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import {
  type LoadedForm,
  type RecordSource,
  recordSource,
  refuseSystemForm,
  resourceOf,
  sortKey,
} from '../form/index.ts'
import {
  dayMissing,
  dayUnfit,
  fieldMissing,
  laneMissing,
  laneUnfit,
  tooManyViews,
  viewLimits,
  viewWrong,
} from './errors.ts'
import { viewerId } from './view-row.ts'

/**
 * Refuses a view that could not be shown to whoever makes it: fields that are not there, conditions that do not fit, a
 * kanban without lanes.
 * @throws forbidden, invalidInput (filter, order), viewWrong
 */
export async function checkView(
  context: OperationContext,
  form: LoadedForm,
  definition: ViewDefinition,
): Promise<void> {
  const { filter, sort, fields } = definition
  const source = await recordSource(context, form, {
    permission: 'record.read',
    ...(filter ? { filter } : {}),
  })
  if (sort.length > 0) sortKey(form, sort, source.operand, source.collation)
  const problems = fields.flatMap((id, index): FieldError[] =>
    isShown(form, source, id)
      ? []
      : [{ field: `definition.fields.${index}`, code: 'field', message: fieldMissing }],
  )
  const need = needs[definition.kind]
  const wrong = need && fieldProblem(form, source, definition[need.part], need)
  if (need && wrong) problems.push({ field: `definition.${need.part}`, code: 'field', ...wrong })
  if (problems.length > 0) throw viewWrong({ count: problems.length }, problems)
}

function isShown(form: LoadedForm, source: RecordSource, id: string): boolean {
  return form.fields.has(id) ? source.visible(id) !== 'hidden' : source.operand(id) !== undefined
}

interface Need {
  part: 'laneField' | 'dayField'
  fits: (field: Field) => boolean
  missing: Text
  unfit: Text
}

/** The field without which a kind of view shows nothing. */
const needs: { [Kind in ViewKind]?: Need } = {
  kanban: {
    part: 'laneField',
    fits: (field) => lanesOf(field) !== undefined,
    missing: laneMissing,
    unfit: laneUnfit,
  },
  calendar: { part: 'dayField', fits: holdsDay, missing: dayMissing, unfit: dayUnfit },
}

function fieldProblem(
  form: LoadedForm,
  source: RecordSource,
  id: string | undefined,
  { fits, missing, unfit }: Need,
): { message: Text; params?: { field: string } } | undefined {
  if (id === undefined) return { message: missing }
  const field = form.fields.get(id)
  if (!field || source.visible(id) === 'hidden') return { message: fieldMissing }
  return fits(field) ? undefined : { message: unfit, params: { field: field.name } }
}

/** Whoever manages the app makes views for everybody; one's own need only the right to see records. */
export async function requireMaker(
  context: OperationContext,
  form: LoadedForm,
  shared: boolean,
): Promise<void> {
  refuseSystemForm(form, context.locale)
  const permission = shared ? 'app.manage' : 'record.read'
  const policy = await context.policy()
  if (!policy.decide(permission, resourceOf(form)).allowed) throw forbidden({ permission })
}

/** Refuses one view more than a form keeps. @throws tooManyViews */
export async function requireRoom(context: OperationContext, formId: string, shared: boolean): Promise<void> {
  const { tenantId, transaction } = context
  // Two who make the last one at once: the second waits, and counts the first.
  await transaction.query(`select pg_advisory_xact_lock(hashtextextended('views ' || $1, 0))`, [formId])
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*)::int as count from form_view
     where tenant_id = $1 and form_id = $2 and member_id is not distinct from $3`,
    [tenantId, formId, shared ? null : viewerId(context)],
  )
  const limit = viewLimits[shared ? 'shared' : 'own']
  if (rows[0]!.count >= limit) throw tooManyViews({ limit })
}
