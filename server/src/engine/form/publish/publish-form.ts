import type { FormDefinition } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import type { FieldError } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { followForm } from '../aggregate-table/follow-form.ts'
import { completeComputed } from '../computed/complete.ts'
import { lockPublished } from '../computed/lock.ts'
import { recomputePublished, refuseCircles } from '../computed/publish-computed.ts'
import { constraintNotMet, definitionWrong, valuesDoNotConvert } from '../errors.ts'
import { formPublished } from '../events.ts'
import { lockForm } from '../find-form.ts'
import { announceFormChange, readForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { applyChanges } from './apply-changes.ts'
import { conversionImpact } from './conversion-impact.ts'
import { becomesUnique, valueAfter } from './describe-change.ts'
import { emptyLostValues } from './empty-lost-values.ts'
import { duplicateImpact } from './failing-rows.ts'
import { type Conversion, planChanges, type SchemaChange, sameDefinition } from './plan-changes.ts'
import { dropReadings } from './read-texts.ts'
import { rebuildSearch } from './rebuild-search.ts'
import { requireTogetherUnique } from './together-unique.ts'

export interface PublishOptions {
  /** Values that do not convert: refuse (the default), or empty them and keep the old ones in the history. */
  valuesThatFail: 'refuse' | 'empty'
}

/**
 * Makes a definition the published one: tables, indexes and the version row change in one transaction of the schema
 * owner (N2.5). The caller has checked the definition and the permission.
 * @returns the new version
 * @throws valuesDoNotConvert, constraintNotMet or recordDecided; nothing is changed then
 */
export async function publishForm(
  context: OperationContext,
  formId: string,
  given: FormDefinition,
  { valuesThatFail }: PublishOptions,
): Promise<number> {
  const { transaction } = context
  // Rebuilding a large table and its indexes may take minutes.
  await transaction.query(`set local statement_timeout = '15min'`)
  // One publish at a time; records wait at the first change of their table.
  await lockForm(context, formId)
  const form = await readForm(context, formId)
  const definition = await completed(context, form, given)
  if (form.version > 0 && (form.readBy.length > 0 || definition.fields.some((field) => isComputed(field))))
    await lockPublished(context, form)
  const { changes, stored } = planChanges(form.storedFields, form.definition, definition)
  const conversions = changes.filter((change) => change.kind === 'convert')
  if (conversions.length > 0) {
    await transaction.query(`lock table ${form.layout.table} in access exclusive mode`)
  }
  for (const change of changes) {
    if (change.kind === 'convert') await requireConvertible(context, form, change, valuesThatFail)
    if (becomesUnique(change)) await requireUnique(context, form, change)
  }
  await requireTogetherUnique(context, form, definition)
  await applyChanges(transaction, form, definition, changes)
  await dropReadings(transaction, form, conversions)
  await rebuildSearch(transaction, form, stored, changes)
  const version = form.version + 1
  await writeVersion(context, form, version, definition, JSON.stringify(stored))
  await recomputePublished(context, form, changes)
  await publishReaders(context, form)
  if (changes.some(({ kind }) => kind !== 'rename')) await followForm(context, form)
  announceFormChange(context, formId)
  context.emit(formPublished, { formId, version })
  return version
}

/**
 * Fields elsewhere that are computed from this form are worked out anew: what they show has its names and choices.
 * @throws definitionWrong naming a field elsewhere that would find nothing any more
 */
async function publishReaders(context: OperationContext, form: LoadedForm): Promise<void> {
  for (const id of form.readBy) {
    if (id === form.id) continue
    const reader = await readForm(context, id).catch(() => undefined)
    if (!reader) continue
    const { definition, problems } = await completeComputed(context, reader.definition, reader)
    if (problems.length > 0) throw readerWouldBreak(reader, problems)
    if (!sameDefinition(definition, reader.definition))
      await publishForm(context, id, definition, { valuesThatFail: 'empty' })
  }
}

function readerWouldBreak(reader: LoadedForm, problems: readonly FieldError[]): Error {
  const told = problems.map(({ code, message, params }) => ({
    field: 'definition.fields',
    code,
    message: { zh: `表单“${reader.name}”：${message.zh}`, en: `Form "${reader.name}": ${message.en}` },
    ...(params && { params }),
  }))
  return definitionWrong({ count: told.length }, told)
}

/** With what the server works out of computed fields. @throws definitionWrong */
async function completed(
  context: OperationContext,
  form: LoadedForm,
  given: FormDefinition,
): Promise<FormDefinition> {
  const { definition, problems } = await completeComputed(context, given, form)
  if (problems.length > 0) throw definitionWrong({ count: problems.length }, problems)
  await refuseCircles(context, form, definition)
  return definition
}

async function writeVersion(
  { transaction, tenantId, clock, actor }: OperationContext,
  form: LoadedForm,
  version: number,
  definition: FormDefinition,
  stored: string,
): Promise<void> {
  const now = clock.now().toISOString()
  await transaction.query(
    `insert into form_version (tenant_id, form_id, version, definition, published_at, published_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [tenantId, form.id, version, JSON.stringify(definition), now, actorId(actor)],
  )
  await transaction.query(
    `update form set current_version = $3, stored_fields = $4, updated_at = $5,
       draft = null, draft_base_version = null, draft_by = null, draft_at = null
     where tenant_id = $1 and id = $2`,
    [tenantId, form.id, version, stored, now],
  )
}

async function requireConvertible(
  context: OperationContext,
  form: LoadedForm,
  change: Conversion,
  valuesThatFail: PublishOptions['valuesThatFail'],
): Promise<void> {
  const impact = await conversionImpact(context, form, change, 'keep')
  const path = `definition.fields.${change.field.id}`
  if (!impact) {
    throw valuesDoNotConvert({ count: 1 }, [
      {
        field: path,
        code: 'noConversion',
        message: {
          zh: '“{name}”不能改成这种类型，请新建一个字段。',
          en: '"{name}" cannot become this type; add a new field instead.',
        },
        params: { name: change.field.name },
      },
    ])
  }
  if (impact.failing === 0 || valuesThatFail === 'empty') {
    if (impact.failing + impact.emptied > 0) await emptyLostValues(context, form, change)
    return
  }
  throw valuesDoNotConvert({ count: impact.failing, samples: impact.samples }, [
    {
      field: path,
      code: 'valuesDoNotConvert',
      message: {
        zh: '“{name}”有 {count} 个值不能转换，例如“{value}”。',
        en: '"{name}" has {count} value(s) that do not convert, e.g. "{value}".',
      },
      params: { name: change.field.name, count: impact.failing, value: impact.samples[0]?.value },
    },
  ])
}

async function requireUnique(
  context: OperationContext,
  form: LoadedForm,
  change: SchemaChange,
): Promise<void> {
  const { failing, samples } = await duplicateImpact(
    context.transaction,
    form,
    change,
    valueAfter(form, change),
  )
  if (failing === 0) return
  const { name, id } = change.field
  throw constraintNotMet({ fields: name, samples }, [
    {
      field: `definition.fields.${id}`,
      code: 'notUnique',
      message: {
        zh: '“{name}”有 {count} 条数据的值重复，例如“{value}”。',
        en: '"{name}" has {count} records with a repeated value, e.g. "{value}".',
      },
      params: { name, count: failing, value: samples[0]?.value },
    },
  ])
}
