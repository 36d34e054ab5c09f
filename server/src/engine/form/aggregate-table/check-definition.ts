import { isComputed, isLink, isMoving, typeOf } from '@sluice/form'
import { type FieldError, SluiceError, type Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { newParameters } from '../access/row-scope.ts'
import { isMovingFilter } from '../computed/complete-reader.ts'
import { computedPlanOf } from '../computed/plan.ts'
import { readForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'
import { storageOf } from '../storage.ts'
import { contributionsSql, findIn } from './contributions.ts'
import type { AggregateDefinition } from './definition.ts'
import { aggregateWrong } from './errors.ts'

const texts = {
  formMissing: {
    zh: '表单不存在、还没有发布，或不在这个应用里。',
    en: 'The form does not exist, is not published, or lies in another app.',
  },
  tableMissing: { zh: '子表不存在。', en: 'There is no such sub-table.' },
  fieldMissing: { zh: '字段不存在。', en: 'There is no such field.' },
  notNumeric: { zh: '“{name}”不是数字，不能累加。', en: '"{name}" is no number, so it cannot be added up.' },
  keyUnfit: {
    zh: '“{name}”不能作为分组，或与其他来源的类型不同。',
    en: '"{name}" cannot be a key, or differs in type from that of another source.',
  },
  computedLate: {
    zh: '“{name}”的值取自其他数据，请改用直接填写的字段或公式。',
    en: '"{name}" takes its value of other records; use a field that is filled in, or a formula over such.',
  },
  movingFilter: {
    zh: '条件不能随时间或人变化。',
    en: 'The filter cannot change with the day or the reader.',
  },
  keyCount: { zh: '每个来源都要为每个分组选择字段。', en: 'Each source needs a field for each key.' },
  boundsWrong: { zh: '下限大于上限。', en: 'The lower bound is above the upper.' },
} satisfies Record<string, Text>

/**
 * Loads the forms of an aggregate table and checks all that it names.
 * @returns its forms by id
 * @throws aggregateWrong naming every part
 */
export async function checkAggregate(
  context: OperationContext,
  appId: string,
  definition: AggregateDefinition,
): Promise<Map<string, LoadedForm>> {
  const problems: FieldError[] = []
  const note = (path: string, code: keyof typeof texts, name = '') =>
    problems.push({ field: `definition.${path}`, code, message: texts[code], params: { name } })
  const { sources, keys, least, most } = definition
  if (least !== undefined && most !== undefined && least > most) note('most', 'boundsWrong')
  const forms = new Map<string, LoadedForm>()
  const kinds: string[] = []
  for (const [index, source] of sources.entries()) {
    const place = `sources.${index}`
    const form = forms.get(source.formId) ?? (await findForm(context, source.formId))
    if (!form || form.version === 0 || form.system || form.appId !== appId) {
      note(`${place}.formId`, 'formMissing')
      continue
    }
    forms.set(form.id, form)
    if (source.tableId !== undefined && storageOfField(form.fields.get(source.tableId)) !== 'rows')
      note(`${place}.tableId`, 'tableMissing')
    if (source.keyFieldIds.length !== keys.length) note(`${place}.keyFieldIds`, 'keyCount')
    for (const [at, id] of source.keyFieldIds.entries()) {
      const path = `${place}.keyFieldIds.${at}`
      const found = findIn(form, source, id)
      if (!found) note(path, 'fieldMissing')
      else if (isLate(form, found.field)) note(path, 'computedLate', found.field.name)
      else {
        const kind = keyKind(found.field)
        if (kind === undefined || (kinds[at] ?? kind) !== kind) note(path, 'keyUnfit', found.field.name)
        else kinds[at] = kind
      }
    }
    if (source.valueFieldId !== undefined) {
      const path = `${place}.valueFieldId`
      const found = findIn(form, source, source.valueFieldId)
      if (!found) note(path, 'fieldMissing')
      else if (!['numeric', 'money'].includes(storageOf(found.field)))
        note(path, 'notNumeric', found.field.name)
      else if (isLate(form, found.field)) note(path, 'computedLate', found.field.name)
    }
    if (source.filter && isMovingFilter(source.filter)) note(`${place}.filter`, 'movingFilter')
    else if (problems.length === 0) problems.push(...filterProblems(form, definition, place))
  }
  if (problems.length > 0) throw aggregateWrong({ count: problems.length }, problems)
  return forms
}

async function findForm(context: OperationContext, formId: string): Promise<LoadedForm | undefined> {
  try {
    return await readForm(context, formId)
  } catch (error) {
    if (error instanceof SluiceError && error.status === 404) return undefined
    throw error
  }
}

function storageOfField(field: AnyField | undefined) {
  return field && storageOf(field)
}

/** Keys of several sources must mean the same; undefined for what is no key. */
function keyKind(field: AnyField): string | undefined {
  const storage = storageOf(field)
  if (['rows', 'texts', 'ids', 'numeric', 'money', 'timestamp'].includes(storage)) return undefined
  return `${storage} ${isLink(field) && !isComputed(field) ? field.targetFormId : (typeOf(field).names ?? '')}`
}

function isLate(form: LoadedForm, field: AnyField): boolean {
  return isMoving(field) || computedPlanOf(form).late.some(({ id }) => id === field.id)
}

function filterProblems(form: LoadedForm, definition: AggregateDefinition, place: string): FieldError[] {
  try {
    contributionsSql(form, definition, newParameters())
    return []
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error
    return error.fields.map((field) => ({ ...field, field: `definition.${place}.${field.field}` }))
  }
}
