import type { FlowStep } from '@sluice/bpmn/xml'
import { type Assignee, type Due, dueOf, type Field, type NodeConfig } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { listText } from '../kit/list-text.ts'
import { valueText } from '../record/value-text.ts'
import { isIncomplete, readConditions, type SimpleCondition } from './condition-text.ts'
import { type DelayConfig, readDelay } from './delay-config.ts'
import { isLeaf } from './edit-tree.ts'
import type { useText } from './texts.ts'

export type Translate = ReturnType<typeof useText>

/** Names the designer knows, to write cards in words. */
export interface KnownNames {
  fields: ReadonlyMap<string, Field>
  members: Readonly<Record<string, string>>
  roles: Readonly<Record<string, string>>
}

/** The settings of a step with their defaults. */
export function configOf(step: FlowStep): NodeConfig {
  const config = (isLeaf(step) ? step.config : {}) as Partial<NodeConfig>
  return {
    assignees: [],
    signing: 'any',
    whenEmpty: 'administrator',
    fields: {},
    opinionRequired: false,
    ...config,
  }
}

/** Who handles a step, in words: 部门负责人、财务（会签，24 小时内）. Undefined when nobody is set. */
export function describePeople(step: FlowStep, names: KnownNames, t: Translate): string | undefined {
  const { assignees, signing, ...config } = configOf(step)
  const due = dueOf(config)
  if (assignees.length === 0) return undefined
  const people = listText(assignees.map((assignee) => describeAssignee(assignee, names, t)))
  const several = assignees.length > 1 || assignees.some(({ type }) => type === 'role' || type === 'field')
  const notes = [
    ...(several && step.kind !== 'cc' ? [signing === 'all' ? t('allShort') : t('anyShort')] : []),
    ...(due ? [describeDue(due, t)] : []),
  ]
  return notes.length > 0 ? `${people} · ${notes.join(' · ')}` : people
}

/** How long a delay waits, in words: 2 个工作日. Undefined when nothing is set. */
export function describeDelay(config: DelayConfig, t: Translate): string | undefined {
  const due = readDelay(config)
  if (!due) return config.duration || undefined
  const words = due.calendarId === undefined ? ('waitShort' as const) : ('waitWorkShort' as const)
  return t(`${words}.${due.unit}`, { amount: due.amount })
}

/** 8 工作小时内 */
function describeDue({ amount, unit, calendarId }: Due, t: Translate): string {
  // Old flows keep hours as minutes.
  if (calendarId !== undefined) return t(`dueWorkShort.${unit}`, { amount })
  return unit === 'minute' && amount % 60 === 0
    ? t('dueShort.hour', { amount: amount / 60 })
    : t(`dueShort.${unit}`, { amount })
}

function describeAssignee(assignee: Assignee, { fields, members, roles }: KnownNames, t: Translate): string {
  switch (assignee.type) {
    case 'member':
      return listText(assignee.memberIds.map((id) => members[id] ?? '…'))
    case 'role':
      return roles[assignee.roleId] ?? t('assigneeType.role')
    case 'departmentHead':
      return assignee.level === 0 ? t('level.own') : t('level.up', { count: assignee.level })
    case 'field':
      return fields.get(assignee.fieldId)?.name ?? assignee.fieldId
    case 'applicant':
      return t('assigneeType.applicant')
  }
}

/** A branch condition as a sentence: 运费 大于 ¥100.00 且 国家 等于 France. */
export function describeCondition(
  condition: string | null | undefined,
  { fields }: KnownNames,
  t: Translate,
): string | undefined {
  if (condition === null || condition === undefined) return t('otherwiseNote')
  if (condition.trim() === '') return undefined
  const simple = readConditions(condition)
  if (!simple)
    return condition.replace(/\{\{(\w+)\}\}/g, (_, id: string) => `[${fields.get(id)?.name ?? id}]`)
  const words = simple.conditions.map((one) => describeOne(one, fields.get(one.fieldId), t))
  return words.join(simple.match === 'all' ? t('and') : t('or'))
}

function describeOne(
  { fieldId, operator, value }: SimpleCondition,
  field: Field | undefined,
  t: Translate,
): string {
  const missing = isIncomplete({ fieldId, operator, value }, field)
  const compared = missing ? t('valueMissing') : field ? valueText(field, comparedValue(field, value)) : value
  return `${field?.name ?? fieldId} ${t(`operator.${operator}`)} ${compared}`.trim()
}

/** What a formula compares with, as a record would hold it; it is written as it is there: ¥5,000.00. */
function comparedValue(field: Field, value: string): string | number {
  return typeOf(field).isNumeric && value !== '' ? Number(value) : value
}
