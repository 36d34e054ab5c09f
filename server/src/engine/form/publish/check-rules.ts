import type { Field, FormDefinition } from '@sluice/contract'
import {
  type FormRule,
  formulaFields,
  hasRows,
  newCheck,
  type RuleAct,
  typeOf,
  unknownToBrowser,
} from '@sluice/form'
import { checkValue, defaultCircle, ruleCircle } from '@sluice/form/check'
import { formulaEngine } from '@sluice/form/engine'
import { compileFormula, type FormulaType, functionsIn } from '@sluice/formula'
import { type FieldError, SluiceError, type Text, type TextParameters } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { tableLayout } from '../layout.ts'
import { patternMatcher } from '../pattern-matcher.ts'
import { checkCondition } from '../record/records-that.ts'
import { serverPartOf } from '../server-parts.ts'

const texts = {
  ruleFieldMissing: {
    zh: '{where}用到的字段“{field}”不存在。',
    en: '{whereEn} uses the field "{field}", which does not exist.',
  },
  ruleFieldUnfit: {
    zh: '{where}不能用于“{field}”。',
    en: '{whereEn} cannot be used on "{field}".',
  },
  ruleFormulaWrong: {
    zh: '{where}的公式有误：{why}',
    en: 'The formula of {whereEn} is not right: {whyEn}',
  },
  ruleFunctionUnfit: {
    zh: '{where}的公式不能使用 {function}：填写时无法得知。',
    en: 'The formula of {whereEn} cannot use {function}, which is not known while a form is filled in.',
  },
  ruleSetsNothing: {
    zh: '{where}还没有要写入的值或公式。',
    en: '{whereEn} has neither a value nor a formula to set.',
  },
  ruleChoiceMissing: {
    zh: '{where}：“{field}”没有选项“{choice}”。',
    en: '{whereEn}: "{field}" has no choice "{choice}".',
  },
  ruleCircle: {
    zh: '规则互相影响，无法确定结果：{names}。',
    en: 'Rules set what they depend on and never come to rest: {names}.',
  },
  defaultCircle: {
    zh: '默认值公式互相等待：{names}。',
    en: 'Defaults by formula wait for each other: {names}.',
  },
  ruleIncomplete: {
    zh: '{where}还没有填写完整。',
    en: '{whereEn} is not complete yet.',
  },
  ruleTwice: { zh: '{where}的编号重复。', en: 'The id of {whereEn} is used twice.' },
  columnFormula: {
    zh: '“{field}”是子表的列，不能用公式作默认值。',
    en: '"{field}" is a column of a sub-table and has no default by formula.',
  },
  addressTaken: {
    zh: '网址参数“{param}”已被使用，请换一个。',
    en: 'The parameter "{param}" of the address is taken; choose another.',
  },
} satisfies Record<string, Text>

interface Scene {
  context: OperationContext
  fields: readonly Field[]
  byId: ReadonlyMap<string, Field>
  problems: FieldError[]
}

/** Something of a definition as people are told of it. */
interface Place {
  path: string
  words: Text
}

/** What is wrong with defaults by formula, rules, checks and what is unique together, each at its place. */
export function ruleProblems(context: OperationContext, definition: FormDefinition): FieldError[] {
  const { fields } = definition
  const byId = new Map(fields.map((field) => [field.id, field]))
  const scene: Scene = { context, fields, byId, problems: [] }
  checkDefaults(scene)
  const ids = new Set<string>()
  const once = (id: string, place: Place) => {
    if (ids.has(id)) note(scene, place, 'ruleTwice', {})
    ids.add(id)
  }
  definition.rules?.forEach((rule, index) => {
    const words = { zh: `规则 ${index + 1}`, en: `Rule ${index + 1}` }
    const place = { path: `definition.rules.${index}`, words }
    once(rule.id, place)
    checkRule(scene, rule, place)
  })
  definition.checks?.forEach((check, index) => {
    const { id, field, formula } = check
    const words = { zh: `校验 ${index + 1}`, en: `Check ${index + 1}` }
    const place = { path: `definition.checks.${index}`, words }
    once(id, place)
    if (check.message.trim() === '') note(scene, place, 'ruleIncomplete', {})
    if (field !== undefined) fieldOf(scene, field, { ...place, path: `${place.path}.field` })
    checkFormula(scene, formula, 'boolean', { ...place, path: `${place.path}.formula` })
  })
  definition.uniques?.forEach(({ id, fields: together }, index) => {
    const words = { zh: `组合唯一 ${index + 1}`, en: `Combination ${index + 1}` }
    const place = { path: `definition.uniques.${index}`, words }
    once(id, place)
    if (together.length < 2) note(scene, place, 'ruleIncomplete', {})
    for (const [at, one] of together.entries()) {
      const field = fieldOf(scene, one, { ...place, path: `${place.path}.fields.${at}` })
      const fits = field && serverPartOf(field).index?.(field) === 'order' && together.indexOf(one) === at
      if (field && !fits) note(scene, place, 'ruleFieldUnfit', { field: field.name })
    }
  })
  // What is wrong by itself is told before what is wrong together.
  if (scene.problems.length === 0) checkCircles(scene, definition)
  return scene.problems
}

function note(
  { problems }: Scene,
  { path, words }: Place,
  code: keyof typeof texts,
  params: TextParameters,
): void {
  problems.push({
    field: path,
    code,
    message: texts[code],
    params: { where: words.zh, whereEn: words.en, ...params },
  })
}

function checkDefaults(scene: Scene): void {
  const names = new Set<string>()
  scene.fields.forEach((field, index) => {
    const path = `definition.fields.${index}`
    const words = { zh: `“${field.name}”的默认值`, en: `The default of "${field.name}"` }
    const { defaultFormula, addressParameter } = field
    if (defaultFormula) {
      const place = { path: `${path}.defaultFormula`, words }
      if (typeOf(field).madeByServer || hasRows(field))
        note(scene, place, 'ruleFieldUnfit', { field: field.name })
      else checkFormula(scene, defaultFormula, wantedBy(field), place)
    }
    if (addressParameter && (names.has(addressParameter) || takenNames.has(addressParameter)))
      note(scene, { path: `${path}.addressParameter`, words }, 'addressTaken', { param: addressParameter })
    if (addressParameter) names.add(addressParameter)
    if (!hasRows(field)) return
    field.fields.forEach((column, at) => {
      const place = { path: `${path}.fields.${at}.defaultFormula`, words }
      if (column.defaultFormula) note(scene, place, 'columnFormula', { field: column.name })
    })
  })
}

/** What the address says of the page itself. */
const takenNames = new Set(['record', 'view', 'filter', 'sort', 'q'])

/** What a formula has to yield for a field: a list takes one value, too, and times of day and the like are texts. */
function wantedBy(field: Field): FormulaType | undefined {
  const type = typeOf(field).formulaType(field)
  return typeof type === 'object' ? undefined : type
}

function fieldOf(scene: Scene, id: string, place: Place): Field | undefined {
  const field = scene.byId.get(id)
  if (!field) note(scene, place, 'ruleFieldMissing', { field: id })
  return field
}

function checkFormula(scene: Scene, formula: string, expected: FormulaType | undefined, place: Place): void {
  const result = compileFormula(formula, { fields: formulaFields(scene.fields) }, expected)
  if (!result.ok) {
    const [first] = result.errors
    note(scene, place, 'ruleFormulaWrong', { why: first?.zh ?? '', whyEn: first?.en ?? '' })
    return
  }
  const unfit = functionsIn(formula).find((name) => unknownToBrowser.has(name))
  if (unfit) note(scene, place, 'ruleFunctionUnfit', { function: unfit })
}

function checkRule(scene: Scene, { when, formula, acts }: FormRule, place: Place): void {
  if (when) checkWhen(scene, when, place)
  if (formula) checkFormula(scene, formula, 'boolean', { ...place, path: `${place.path}.formula` })
  if (acts.length === 0) note(scene, place, 'ruleIncomplete', {})
  acts.forEach((act, index) => {
    checkAct(scene, act, { ...place, path: `${place.path}.acts.${index}` })
  })
}

function checkWhen(scene: Scene, when: NonNullable<FormRule['when']>, place: Place): void {
  const { context, byId } = scene
  const form = {
    // Only what kind of thing a field is matters here, not where it lies and when its day begins.
    timeZone: 'UTC',
    layout: tableLayout(context.tenantId, context.tenantId),
    fields: byId,
    system: undefined,
  }
  for (const id of fieldsIn(when)) if (!byId.has(id)) note(scene, place, 'ruleFieldMissing', { field: id })
  try {
    checkCondition(context, form, when, `${place.path}.when`)
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error
    // What is not there has been told.
    scene.problems.push(...error.fields.filter(({ code }) => code !== 'unknownField'))
  }
}

/** Attributes of records are not known while one is filled in, nor are single rows of a sub-table. */
function fieldsIn(filter: NonNullable<FormRule['when']>): string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsIn)
  if ('any' in filter) return filter.any.flatMap(fieldsIn)
  return [filter.field]
}

function checkAct(scene: Scene, act: RuleAct, place: Place): void {
  const ids = 'fields' in act ? act.fields : act.field === undefined ? [] : [act.field]
  const lacks = act.kind === 'refuse' ? act.message.trim() === '' : ids.length === 0 || ids.includes('')
  if (lacks) {
    note(scene, place, 'ruleIncomplete', {})
    return
  }
  for (const id of ids) {
    const field = fieldOf(scene, id, place)
    if (!field) continue
    const isMade = typeOf(field).madeByServer
    if (isMade && act.kind !== 'show' && act.kind !== 'hide' && act.kind !== 'refuse')
      note(scene, place, 'ruleFieldUnfit', { field: field.name })
    else if (act.kind === 'set') checkSet(scene, act, field, place)
    else if (act.kind === 'choices') checkChoices(scene, act, field, place)
  }
}

function checkSet(scene: Scene, act: Extract<RuleAct, { kind: 'set' }>, field: Field, place: Place): void {
  if (hasRows(field)) note(scene, place, 'ruleFieldUnfit', { field: field.name })
  else if (act.formula) checkFormula(scene, act.formula, wantedBy(field), place)
  else if (act.value === undefined) note(scene, place, 'ruleSetsNothing', {})
  else {
    const check = newCheck(patternMatcher)
    checkValue(field, act.value, `${place.path}.value`, check)
    scene.problems.push(...check.problems)
  }
}

function checkChoices(
  scene: Scene,
  act: Extract<RuleAct, { kind: 'choices' }>,
  field: Field,
  place: Place,
): void {
  if (!('choices' in field)) {
    note(scene, place, 'ruleFieldUnfit', { field: field.name })
    return
  }
  const known = new Set(field.choices.map(({ value }) => value))
  const gone = act.choices.find((choice) => !known.has(choice))
  if (gone !== undefined) note(scene, place, 'ruleChoiceMissing', { field: field.name, choice: gone })
}

function checkCircles(scene: Scene, { rules = [] }: FormDefinition): void {
  const names = (circle: string[]) => circle.map((id) => scene.byId.get(id)?.name ?? id).join(' → ')
  const nowhere = { zh: '', en: '' }
  const circle = ruleCircle(rules, scene.fields, formulaEngine)
  if (circle)
    note(scene, { path: 'definition.rules', words: nowhere }, 'ruleCircle', { names: names(circle) })
  const waiting = defaultCircle(scene.fields, formulaEngine)
  if (waiting)
    note(scene, { path: 'definition.fields', words: nowhere }, 'defaultCircle', { names: names(waiting) })
}
