import type { FormDefinition } from '@sluice/contract'
import { hasRows, isLink, newCheck, settingTexts, standsInNumber, typeOf } from '@sluice/form'
import type { FieldError, Text, TextParameters } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type SystemForm, workspaceApp } from '../../../platform/system-form/index.ts'
import { completeComputed } from '../computed/complete.ts'
import { definitionWrong } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { checkPattern, patternMatcher } from '../pattern-matcher.ts'
import type { AnyField } from '../server-part.ts'
import { actionProblems } from './check-actions.ts'
import { ruleProblems } from './check-rules.ts'

const texts = {
  ownMade: {
    zh: '“{name}”的值由系统生成，不能加在这里。',
    en: 'What "{name}" holds is made by the system; it cannot be added here.',
  },
  ownActions: { zh: '这里不能设置按钮。', en: 'Buttons cannot be set here.' },
  idTaken: { zh: '字段编号“{id}”重复。', en: 'The field id "{id}" is used twice.' },
  idReserved: { zh: '字段编号“{id}”是保留字。', en: 'The field id "{id}" is reserved.' },
  nameTaken: { zh: '字段名称“{name}”重复。', en: 'The field name "{name}" is used twice.' },
  defaultWrong: {
    zh: '“{name}”的默认值不符合字段的规则：{why}',
    en: '"{name}": the default does not obey the field\'s own rules: {whyEn}',
  },
  usedMissing: {
    zh: '“{name}”用到的字段不存在，或不能用在这里。',
    en: '"{name}" uses a field that does not exist, or cannot stand here.',
  },
  formMissing: { zh: '“{name}”关联的表单不存在。', en: '"{name}" links a form that does not exist.' },
  titleMissing: { zh: '作为标题的字段不存在。', en: 'The title field does not exist.' },
  sectionMissing: {
    zh: '分组“{title}”指向的字段不存在。',
    en: 'The section "{title}" stands before a field that does not exist.',
  },
} satisfies Record<string, Text>

/** Words that mean something else where field ids stand. */
const reserved = new Set(['constructor'])
const reservedColumns = new Set(['constructor', 'id', 'position'])

interface Place {
  problems: FieldError[]
  path: string
}

function note({ problems, path }: Place, code: keyof typeof texts, params: TextParameters): void {
  problems.push({ field: path, code, message: texts[code], params })
}

/**
 * Checks what the shape of a definition cannot say: ids and names used once, choices, patterns, defaults, links, buttons, rules.
 * @param coming forms, by their ids, that will be there when it is published
 * @param form as it is published, where it is
 * @returns the definition with what is worked out of computed fields
 * @throws definitionWrong naming every part (`definition.fields.2.name`)
 */
export async function checkDefinition(
  context: OperationContext,
  definition: FormDefinition,
  coming: ReadonlyMap<string, unknown> = new Map(),
  form?: LoadedForm,
): Promise<FormDefinition> {
  return checkParts(context, definition, { coming, form, taken: reserved, problems: [] })
}

/**
 * The same of the fields that a workspace adds to a system form: none is called as one that is there, and what the form does
 * itself is not theirs.
 * @throws definitionWrong
 */
function checkOwnFields(
  context: OperationContext,
  system: SystemForm,
  definition: FormDefinition,
  form: LoadedForm,
): Promise<FormDefinition> {
  const problems: FieldError[] = []
  const names = new Set(system.fields.flatMap(({ name }) => [name.zh, name.en]))
  definition.fields.forEach((field, index) => {
    const place = { problems, path: `definition.fields.${index}` }
    if (names.has(field.name)) note(at(place, 'name'), 'nameTaken', { name: field.name })
    if (typeOf(field).madeByServer) note(at(place, 'type'), 'ownMade', { name: field.name })
  })
  if (definition.actions?.length) note({ problems, path: 'definition.actions' }, 'ownActions', {})
  const taken = new Set([...reserved, ...system.fields.map(({ id }) => id)])
  return checkParts(context, definition, { coming: new Map(), form, taken, problems })
}

/**
 * What is designed under a form's id: the form, or what a workspace adds to a system form.
 * @returns the definition with what is worked out of computed fields
 * @throws definitionWrong
 */
export function checkDesign(
  context: OperationContext,
  definition: FormDefinition,
  form: LoadedForm,
): Promise<FormDefinition> {
  const system = context.services.systemForms.byId(form.id)
  return system
    ? checkOwnFields(context, system, definition, form)
    : checkDefinition(context, definition, undefined, form)
}

interface Checked {
  coming: ReadonlyMap<string, unknown>
  form: LoadedForm | undefined
  /** Ids that are something else already. */
  taken: ReadonlySet<string>
  problems: FieldError[]
}

async function checkParts(
  context: OperationContext,
  definition: FormDefinition,
  { coming, form, taken, problems }: Checked,
): Promise<FormDefinition> {
  checkFields(definition.fields, taken, { problems, path: 'definition.fields' })
  checkUsedFields(definition, problems)
  const ids = new Set(definition.fields.map(({ id }) => id))
  if (definition.titleFieldId && !ids.has(definition.titleFieldId)) {
    note({ problems, path: 'definition.titleFieldId' }, 'titleMissing', {})
  }
  definition.sections.forEach(({ beforeFieldId, title }, index) => {
    if (!ids.has(beforeFieldId))
      note({ problems, path: `definition.sections.${index}` }, 'sectionMissing', { title })
  })
  problems.push(...actionProblems(context, definition))
  problems.push(...ruleProblems(context, definition))
  await checkLinks(context, definition, coming, problems)
  const computed = await completeComputed(context, definition, form)
  problems.push(...computed.problems)
  if (problems.length > 0) throw definitionWrong({ count: problems.length }, problems)
  return computed.definition
}

/** Fields that others name: there, and fit to stand in a text. */
function checkUsedFields({ fields }: FormDefinition, problems: FieldError[]): void {
  const fit = new Set(fields.filter(standsInNumber).map(({ id }) => id))
  fields.forEach((field, index) => {
    for (const { id, part } of typeOf(field).usedFields?.(field) ?? [])
      if (!fit.has(id) || id === field.id)
        note({ problems, path: `definition.fields.${index}.${part}` }, 'usedMissing', { name: field.name })
  })
}

function checkFields(
  fields: readonly AnyField[],
  taken: ReadonlySet<string>,
  { problems, path }: Place,
): void {
  const ids = new Set<string>()
  const names = new Set<string>()
  fields.forEach((field, index) => {
    const place = { problems, path: `${path}.${index}` }
    if (taken.has(field.id)) note(at(place, 'id'), 'idReserved', { id: field.id })
    if (ids.has(field.id)) note(at(place, 'id'), 'idTaken', { id: field.id })
    if (names.has(field.name)) note(at(place, 'name'), 'nameTaken', { name: field.name })
    ids.add(field.id)
    names.add(field.name)
    checkField(field, place)
  })
}

function at({ problems, path }: Place, part: string): Place {
  return { problems, path: `${path}.${part}` }
}

function checkField(field: AnyField, place: Place): void {
  const type = typeOf(field)
  type.checkSettings?.(
    field,
    (part, code, params) => {
      const { path } = at(place, part)
      place.problems.push({
        field: path,
        code,
        message: settingTexts[code],
        params: { name: field.name, ...params },
      })
    },
    checkPattern,
  )
  if (hasRows(field)) checkFields(field.fields, reservedColumns, at(place, 'fields'))
  else checkDefault(field, place)
}

/** A default that is itself refused would make a form nobody can submit. */
function checkDefault(field: AnyField, place: Place): void {
  if (!('default' in field) || field.default === undefined) return
  const type = typeOf(field)
  if (type.movingDefaults?.includes(String(field.default))) return
  const check = newCheck(patternMatcher)
  type.check(field, field.default, 'default', check)
  const problem = check.problems[0]
  if (!problem) return
  const why = { zh: fill(problem.message.zh, problem.params), en: fill(problem.message.en, problem.params) }
  note(at(place, 'default'), 'defaultWrong', { name: field.name, why: why.zh, whyEn: why.en })
}

function fill(template: string, params: TextParameters = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''))
}

async function checkLinks(
  context: OperationContext,
  definition: FormDefinition,
  coming: ReadonlyMap<string, unknown>,
  problems: FieldError[],
): Promise<void> {
  const links = definition.fields.flatMap((field, index) => {
    const place = { problems, path: `definition.fields.${index}` }
    if (isLink(field)) return [{ field, place }]
    if (!hasRows(field)) return []
    return field.fields.flatMap((column, position) =>
      isLink(column) ? [{ field: column, place: at(place, `fields.${position}`) }] : [],
    )
  })
  if (links.length === 0) return
  const forms = await context.db
    .selectFrom('form')
    .select('id')
    .where('tenant_id', '=', context.tenantId)
    .where('deleted_at', 'is', null)
    .where('app_id', '<>', workspaceApp.id)
    .where(
      'id',
      'in',
      links.map(({ field }) => field.targetFormId),
    )
    .execute()
  const known = new Set(forms.map(({ id }) => id))
  for (const { field, place } of links) {
    if (!known.has(field.targetFormId) && !coming.has(field.targetFormId))
      note(at(place, 'targetFormId'), 'formMissing', { name: field.name })
  }
}
