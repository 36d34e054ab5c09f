import type { FormAction, FormDefinition } from '@sluice/contract'
import { newCheck, typeOf } from '@sluice/form'
import { checkValue } from '@sluice/form/check'
import { type FieldError, SluiceError, type Text, type TextParameters } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definitionWrong } from '../errors.ts'
import { tableLayout } from '../layout.ts'
import { patternMatcher } from '../pattern-matcher.ts'
import { checkCondition } from '../record/records-that.ts'

const texts = {
  actionTaken: { zh: '操作名称“{name}”重复。', en: 'The name "{name}" is used for two buttons.' },
  noOperation: {
    zh: '“{name}”：没有“{operation}”这个操作，或它不能用在表单上。',
    en: '"{name}": there is no operation "{operation}", or it is not for forms.',
  },
  noValues: {
    zh: '“{name}”：这个操作不写入字段，请去掉要写入和填写的字段。',
    en: '"{name}": this operation sets no fields; leave out what it sets and asks for.',
  },
  setsNothing: {
    zh: '“{name}”：请选择要写入或填写的字段。',
    en: '"{name}": choose the fields that it sets or asks for.',
  },
  fieldMissing: {
    zh: '“{name}”：要填写的字段“{field}”不存在，或由系统生成。',
    en: '"{name}": the field "{field}" that it asks for does not exist, or is made by the system.',
  },
  valueMissing: {
    zh: '“{name}”：要写入的字段“{field}”不存在，或由系统生成。',
    en: '"{name}": the field "{field}" that it sets does not exist, or is made by the system.',
  },
} satisfies Record<string, Text>

/** What is wrong with the buttons of a form, each at its place. */
export function actionProblems(context: OperationContext, definition: FormDefinition): FieldError[] {
  const problems: FieldError[] = []
  const names = new Set<string>()
  for (const [index, action] of (definition.actions ?? []).entries()) {
    const path = `definition.actions.${index}`
    if (names.has(action.name)) problems.push(problem(`${path}.name`, 'actionTaken', { name: action.name }))
    names.add(action.name)
    problems.push(
      ...operationProblems(context, action, path),
      ...valueProblems(definition, action, path),
      ...conditionProblems(context, definition, action, path),
    )
  }
  return problems
}

function problem(field: string, code: keyof typeof texts, params: TextParameters): FieldError {
  return { field, code, message: texts[code], params }
}

function operationProblems({ services }: OperationContext, action: FormAction, path: string): FieldError[] {
  const { name, operation } = action
  const known = services.actions.get(operation)
  if (known?.action.on !== 'records')
    return [problem(`${path}.operation`, 'noOperation', { name, operation })]
  const given = Object.keys(action.values ?? {}).length + (action.asks?.length ?? 0)
  if (given > 0 && !known.action.values) return [problem(`${path}.values`, 'noValues', { name })]
  if (given === 0 && known.action.needsValues) return [problem(`${path}.values`, 'setsNothing', { name })]
  return []
}

function valueProblems({ fields }: FormDefinition, action: FormAction, path: string): FieldError[] {
  const settable = new Map(
    fields.filter((field) => !typeOf(field).madeByServer).map((field) => [field.id, field]),
  )
  const { name } = action
  const missing = (action.asks ?? []).flatMap((id, index) =>
    settable.has(id) ? [] : [problem(`${path}.asks.${index}`, 'fieldMissing', { name, field: id })],
  )
  const check = newCheck(patternMatcher)
  for (const [id, value] of Object.entries(action.values ?? {})) {
    const field = settable.get(id)
    if (field) checkValue(field, value, `${path}.values.${id}`, check)
    else missing.push(problem(`${path}.values.${id}`, 'valueMissing', { name, field: id }))
  }
  return [...missing, ...check.problems]
}

function conditionProblems(
  context: OperationContext,
  { fields }: FormDefinition,
  { when }: FormAction,
  path: string,
): FieldError[] {
  if (!when) return []
  const form = {
    // Only what kind of thing a field is matters here, not where it lies and when its day begins.
    timeZone: 'UTC',
    layout: tableLayout(context.tenantId, context.tenantId),
    fields: new Map(fields.map((field) => [field.id, field])),
    system: undefined,
  }
  try {
    checkCondition(context, form, when, `${path}.when`)
    return []
  } catch (error) {
    if (error instanceof SluiceError) return error.fields
    throw error
  }
}

/** @throws definitionWrong naming a role that is no more (`definition.actions.0.roleIds.1`) */
export async function requireActionRoles(
  { transaction, tenantId }: OperationContext,
  { actions = [] }: FormDefinition,
): Promise<void> {
  const named = actions.flatMap(({ roleIds = [] }) => roleIds)
  if (named.length === 0) return
  const { rows } = await transaction.query<{ id: string }>(
    'select id from role where tenant_id = $1 and id = any($2::uuid[])',
    [tenantId, named],
  )
  const known = new Set(rows.map(({ id }) => id))
  const problems = actions.flatMap(({ name, roleIds = [] }, index) =>
    roleIds.flatMap((id, place): FieldError[] =>
      known.has(id)
        ? []
        : [
            {
              field: `definition.actions.${index}.roleIds.${place}`,
              code: 'roleMissing',
              message: {
                zh: '“{name}”：有一个角色已不存在，请重新选择。',
                en: '"{name}": a role is no more; choose again.',
              },
              params: { name },
            },
          ],
    ),
  )
  if (problems.length > 0) throw definitionWrong({ count: problems.length }, problems)
}
