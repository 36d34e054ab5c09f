import type { FormDefinition } from '@sluice/contract'
import { type ComputedField, hasRows, isComputed } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definitionWrong } from '../errors.ts'
import { announceFormChange, readForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { SchemaChange } from '../publish/plan-changes.ts'
import type { AnyField } from '../server-part.ts'
import { namedIn } from './complete.ts'
import { isFormula } from './formula-steps.ts'
import { computedProblem } from './problems.ts'
import { sourceIdOf } from './reader-sql.ts'
import { keepsComputed, recomputeAll } from './recompute.ts'
import { leaveToJob } from './settle.ts'
import { spread } from './spread.ts'

/** Records that a publish computes anew itself. */
const mostAtOnce = 2000

/**
 * Refuses fields that are computed from each other in a circle over several forms, by their names.
 * @throws definitionWrong
 */
export async function refuseCircles(
  context: OperationContext,
  form: LoadedForm,
  definition: FormDefinition,
): Promise<void> {
  const forms = new Map<string, LoadedForm>([[form.id, withDefinition(form, definition)]])
  const load = async (id: string) => {
    const known = forms.get(id) ?? (await readForm(context, id).catch(() => undefined))
    if (known) forms.set(id, known)
    return known
  }
  const done = new Set<string>()
  const open: { key: string; name: string }[] = []
  const visit = async (home: LoadedForm, fieldId: string): Promise<string | undefined> => {
    const field = home.fields.get(fieldId)
    const key = `${home.id} ${fieldId}`
    if (!field || !isComputed(field) || done.has(key)) return undefined
    const name = `${home.name || '…'}.${field.name}`
    const from = open.findIndex((one) => one.key === key)
    if (from >= 0) return [...open.slice(from).map((one) => one.name), name].join(' → ')
    open.push({ key, name })
    for (const [formId, id] of readsAcross(home, field)) {
      const source = await load(formId)
      const circle = source && (await visit(source, id))
      if (circle) return circle
    }
    open.pop()
    done.add(key)
    return undefined
  }
  for (const [index, { id, name }] of definition.fields.entries()) {
    open.length = 0
    const names = await visit(forms.get(form.id)!, id)
    if (names) throw definitionWrong({ count: 1 }, [computedProblem(`${index}`, 'circle', { name, names })])
  }
}

function withDefinition(form: LoadedForm, definition: FormDefinition): LoadedForm {
  return { ...form, definition, fields: new Map(definition.fields.map((field) => [field.id, field])) }
}

/** What a computed field reads: form and field. */
function readsAcross(form: LoadedForm, field: ComputedField): [formId: string, fieldId: string][] {
  const own = namedIn(field).map((id): [string, string] => [form.id, id])
  if (isFormula(field)) return own
  const source = sourceIdOf(form, field)
  if (source === undefined) return own
  const filter = 'filter' in field && field.filter ? fieldsIn(field.filter) : []
  const theirs =
    'relationFieldId' in field
      ? [field.targetFieldId]
      : [
          ...(field.valueFieldId ? [field.valueFieldId] : []),
          ...('linkFieldId' in field
            ? [field.linkFieldId]
            : (field.matches ?? []).map((match) => match.sourceFieldId)),
          ...filter,
        ]
  return [...own, ...theirs.map((id): [string, string] => [source, id])]
}

type Filter = NonNullable<Extract<ComputedField, { filter?: unknown }>['filter']>

function fieldsIn(filter: Filter): string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsIn)
  if ('any' in filter) return filter.any.flatMap(fieldsIn)
  return [filter.field]
}

/** Notes which forms the published fields read, and tells those forms who reads them. */
export async function noteSources(context: OperationContext, form: LoadedForm): Promise<void> {
  const { transaction, tenantId } = context
  const sources = [...form.fields.values()].flatMap((field) => {
    const source = isComputed(field) && !isFormula(field) ? sourceIdOf(form, field) : undefined
    return source === undefined ? [] : [{ fieldId: field.id, source }]
  })
  const noted = await transaction.query<{ fieldId: string; source: string }>(
    `select field_id as "fieldId", source_form_id::text as source from computed_source
     where tenant_id = $1 and form_id = $2`,
    [tenantId, form.id],
  )
  // Naming a form holds its row, for which another publish may wait: only where something is different.
  const shown = (list: { fieldId: string; source: string }[]) =>
    JSON.stringify(list.map((one) => `${one.fieldId} ${one.source}`).sort())
  if (shown(noted.rows) === shown(sources)) return
  const { rows } = await transaction.query<{ id: string }>(
    `with gone as (delete from computed_source where tenant_id = $1 and form_id = $2 returning source_form_id)
     select distinct source_form_id as id from gone`,
    [tenantId, form.id],
  )
  if (sources.length > 0)
    await transaction.query(
      `insert into computed_source (tenant_id, form_id, field_id, source_form_id)
       select $1, $2, s.field_id, s.source from unnest($3::text[], $4::uuid[]) as s (field_id, source)`,
      [tenantId, form.id, sources.map(({ fieldId }) => fieldId), sources.map(({ source }) => source)],
    )
  for (const id of new Set([...rows.map((row) => row.id), ...sources.map(({ source }) => source)]))
    announceFormChange(context, id)
}

/**
 * After a publish: what is kept is computed anew where something of it may differ; of many records by a job.
 * @param before as it was published before
 */
export async function recomputePublished(
  context: OperationContext,
  before: LoadedForm,
  changes: readonly SchemaChange[],
): Promise<void> {
  const form = await readForm(context, before.id)
  await noteSources(context, form)
  if (!keepsComputed(form) || before.version === 0 || !mayDiffer(before, form, changes)) return
  const { rows } = await context.transaction.query<{ id: string }>(
    `select id from ${form.layout.table} limit ${mostAtOnce + 1}`,
  )
  if (rows.length > mostAtOnce) return leaveToJob(context, [{ formId: form.id }], form.name)
  const changed = await recomputeAll(context, form, () => 'true')
  // Whoever began to write before, and wrote by the old formulas, is found afterwards.
  await leaveToJob(context, [{ formId: form.id }], form.name)
  if (changed.size === 0 || form.readBy.length === 0) return
  const fields = new Set([...changed.values()].flatMap((values) => Object.keys(values)))
  await leaveToJob(context, await spread(context, { form, ids: [...changed.keys()], fields }), form.name)
}

function mayDiffer(before: LoadedForm, after: LoadedForm, changes: readonly SchemaChange[]): boolean {
  if (changes.some(({ kind }) => kind === 'convert')) return true
  const computed = ({ definition }: LoadedForm) =>
    JSON.stringify(
      definition.fields.flatMap((field): AnyField[] =>
        isComputed(field)
          ? [field]
          : hasRows(field)
            ? field.fields.filter((column) => isComputed(column))
            : [],
      ),
    )
  return computed(before) !== computed(after)
}
