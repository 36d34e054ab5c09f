import type { Field, Filter, FormDefinition } from '@sluice/contract'
import {
  type ComputedField,
  isComputed,
  isLink,
  isMoving,
  joinedResult,
  type ResultField,
  resultFieldSchema,
  resultOfFormula,
  typeOf,
} from '@sluice/form'
import { isRelativeDate } from '@sluice/form/check'
import { type FieldError, SluiceError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { newParameters } from '../access/row-scope.ts'
import { compileFilter } from '../filter/compile-filter.ts'
import { operandOf, systemOperandOf } from '../filter/operand.ts'
import { readForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { serverPartOf } from '../server-parts.ts'
import { storageOf } from '../storage.ts'
import { type FormulaField, fitsResult } from './formula-steps.ts'
import { computedProblem } from './problems.ts'

/** A computed field that reads records: through a link, or those of another form. */
export type ReaderField = Exclude<ComputedField, FormulaField>
type ManyField = Extract<ReaderField, { aggregation: unknown }>

interface Setting {
  place: string
  /** Fields of the form that are worked out. */
  known: ReadonlyMap<string, Field>
  definition: FormDefinition
  form: LoadedForm | undefined
}

type Done = { field: Field } | { problem: FieldError }

/** Works out as what the values of a field that reads other records are kept. */
export async function completeReader(
  context: OperationContext,
  field: ReaderField,
  setting: Setting,
): Promise<Done> {
  const { place, known } = setting
  const { name } = field
  const wrong = (part: string, code: Parameters<typeof computedProblem>[1], params = {}): Done => ({
    problem: computedProblem(`${place}.${part}`, code, { name, ...params }),
  })
  if ('relationFieldId' in field) {
    const relation = known.get(field.relationFieldId)
    if (!relation || !isLink(relation)) return wrong('relationFieldId', 'relationMissing')
    const target = await sourceForm(context, relation.targetFormId, setting)
    if (!target) return wrong('relationFieldId', 'sourceMissing')
    const taken = target.fields.get(field.targetFieldId)
    if (!taken) return wrong('targetFieldId', 'targetMissing')
    const as = isMoving(taken) ? undefined : likeValuesOf(taken)
    if (!as) return wrong('targetFieldId', 'targetUnfit', { field: taken.name, ...unfit })
    return { field: told(field, as) }
  }
  const source = await sourceForm(context, field.sourceFormId, setting)
  if (!source) return wrong('sourceFormId', 'sourceMissing')
  if ('linkFieldId' in field) {
    const link = source.fields.get(field.linkFieldId)
    const here = setting.form?.id
    if (!link || !isLink(link) || (here && link.targetFormId !== here))
      return wrong('linkFieldId', 'relationMissing')
  } else
    for (const [index, { sourceFieldId, fieldId }] of (field.matches ?? []).entries()) {
      const [theirs, own] = [source.fields.get(sourceFieldId), known.get(fieldId)]
      const fits =
        theirs && own && !isMoving(theirs) && !isMoving(own) && storageOf(theirs) === storageOf(own)
      if (!fits || ['rows', 'texts', 'ids'].includes(storageOf(own)))
        return wrong(`matches.${index}`, 'matchUnfit')
    }
  const taken = field.valueFieldId === undefined ? undefined : source.fields.get(field.valueFieldId)
  if (field.aggregation !== 'count' && (!taken || isMoving(taken)))
    return wrong('valueFieldId', 'targetMissing')
  const as = resultOfMany(field, taken)
  if (!as) return wrong('valueFieldId', 'targetUnfit', { field: taken?.name ?? '', ...unfitForMany })
  if (field.filter) {
    if (isMovingFilter(field.filter)) return wrong('filter', 'movingFilter')
    const problem = filterProblem(source, field.filter, `definition.fields.${place}.filter`)
    if (problem) return { problem }
  }
  return { field: told(field, as) }
}

const unfit = { why: '这类字段没有可取的值', whyEn: 'there are no values to take of this type' }
const unfitForMany = { why: '这类字段不能这样汇总', whyEn: 'this type cannot be aggregated like that' }

function told(field: ReaderField, as: Pick<ResultField, 'type'>): Field {
  const { id, name } = field
  const { moving: _, ...rest } = field
  return { ...rest, as: { ...as, id, name } } as Field
}

async function sourceForm(
  context: OperationContext,
  formId: string,
  { form, definition, known }: Setting,
): Promise<LoadedForm | undefined> {
  if (form && formId === form.id) {
    // Fields of its own that are not worked out yet stand in a circle, or behind this one: those are found elsewhere.
    const fields = new Map(definition.fields.map((field) => [field.id, known.get(field.id) ?? field]))
    return { ...form, definition, fields }
  }
  try {
    const source = await readForm(context, formId)
    return source.version === 0 ? undefined : source
  } catch (error) {
    if (error instanceof SluiceError && error.status === 404) return undefined
    throw error
  }
}

/** A field as whose values those of another are kept elsewhere; undefined where there are none to keep. */
function likeValuesOf(field: Field): ResultField | undefined {
  const base = isComputed(field) ? field.as : field
  if (!base) return undefined
  if (typeOf(base).madeByServer) return { ...resultOfFormula('text') } as ResultField
  const { id, name, type } = base
  const kept = [
    'choices',
    'scale',
    'unit',
    'grouping',
    'currency',
    'multiple',
    'seconds',
    'yes',
    'no',
    'stars',
    'step',
    'max',
    'min',
    'display',
    'anyLevel',
    'mobileOnly',
  ]
  const settings = Object.fromEntries(Object.entries(base).filter(([key]) => kept.includes(key)))
  const parsed = resultFieldSchema.safeParse({ id, name, type, ...settings })
  return parsed.success ? parsed.data : undefined
}

function resultOfMany(field: ManyField, taken: Field | undefined): ResultField | undefined {
  const chosen = (as: Pick<ResultField, 'type'>, type: Parameters<typeof fitsResult>[1]) =>
    field.as && fitsResult(field.as, type) ? field.as : (as as ResultField)
  const { aggregation } = field
  if (aggregation === 'count' || aggregation === 'distinct')
    return chosen({ ...resultOfFormula('number')!, ...{ scale: 0 } }, 'number')
  const base = taken && likeValuesOf(taken)
  if (!base) return undefined
  if (aggregation === 'concatenate')
    return serverPartOf(base).toText ? (joinedResult as ResultField) : undefined
  const storage = storageOf(base)
  const type = typeOf(base).formulaType(base)
  if (aggregation === 'min' || aggregation === 'max')
    return ['numeric', 'money', 'date', 'timestamp'].includes(storage) ? chosen(base, type) : undefined
  if (storage === 'money') return chosen(base, 'number')
  if (storage !== 'numeric') return undefined
  const { unit, grouping, scale } = base as { unit?: string; grouping?: boolean; scale?: number }
  const format = {
    ...(typeof unit === 'string' && type === 'number' ? { unit } : {}),
    ...(grouping === false ? { grouping } : {}),
    ...(aggregation === 'sum' && scale !== undefined ? { scale } : {}),
  }
  return type === 'duration'
    ? chosen(base, type)
    : chosen({ ...resultOfFormula('number')!, ...format }, 'number')
}

/** Whether a filter means something else tomorrow, or to somebody else. */
export function isMovingFilter(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(isMovingFilter)
  if ('any' in filter) return filter.any.some(isMovingFilter)
  const values = Array.isArray(filter.value) ? filter.value : [filter.value]
  return filter.op === 'isMe' || values.some((value) => typeof value === 'string' && isRelativeDate(value))
}

function filterProblem(source: LoadedForm, filter: Filter, path: string): FieldError | undefined {
  try {
    compileFilter(
      filter,
      (id) => sourceOperand(source, id),
      {
        parameters: newParameters(),
        now: new Date(0),
        timeZone: source.timeZone,
        tenantId: source.tenantId,
        memberId: null,
      },
      path,
    )
    return undefined
  } catch (error) {
    if (error instanceof SluiceError && error.fields[0]) return error.fields[0]
    throw error
  }
}

/** What a filter over the records of another form may ask. */
export function sourceOperand(source: LoadedForm, id: string) {
  if (id.startsWith('$')) return systemOperandOf(source, id)
  const field = source.fields.get(id)
  return field && !isMoving(field) ? operandOf(source, field) : undefined
}
