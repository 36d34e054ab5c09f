import type { FormDefinition } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { sameDefinition } from './plan-changes.ts'
import { sharedTogether } from './together-unique.ts'

/** A change of the rules of a form, as a designer reads it before publishing. */
export interface RuleChange {
  kind: 'rule'
  fieldId: string
  zh: string
  en: string
  /** The first records that stand against it. */
  rowsThatFail?: { recordId: string; value: unknown }[]
  failing?: number
}

const parts = [
  { key: 'rules', zh: '规则', en: 'rules' },
  { key: 'checks', zh: '校验', en: 'checks' },
] as const

/** How many rules and checks publishing changes, and what is to be unique together, with the records that are not. */
export async function ruleChanges(
  context: OperationContext,
  form: LoadedForm,
  next: FormDefinition,
): Promise<RuleChange[]> {
  const before = form.definition
  const alone = (definition: FormDefinition, key: 'rules' | 'checks' | 'uniques') =>
    ({ fields: [], sections: [], [key]: definition[key] ?? [] }) as FormDefinition
  const changes: RuleChange[] = parts
    .filter(({ key }) => !sameDefinition(alone(before, key), alone(next, key)))
    .map(({ key, zh, en }) => {
      const count = next[key]?.length ?? 0
      return {
        kind: 'rule',
        fieldId: `$${key}`,
        zh: `修改${zh}，共 ${count} 条`,
        en: `Change the ${en}: ${count} in all`,
      }
    })
  if (sameDefinition(alone(before, 'uniques'), alone(next, 'uniques'))) return changes
  const shared = await sharedTogether(context, form, next)
  const count = next.uniques?.length ?? 0
  const told = {
    kind: 'rule' as const,
    zh: `修改组合唯一，共 ${count} 组`,
    en: `Change what is unique together: ${count} in all`,
  }
  if (shared.length === 0) return [...changes, { ...told, fieldId: '$uniques' }]
  return [
    ...changes,
    ...shared.map(
      ({ unique, names, failing, samples }): RuleChange => ({
        kind: 'rule',
        fieldId: `$uniques.${unique.id}`,
        zh: `${names}不能同时重复`,
        en: `${names} become unique together`,
        failing,
        rowsThatFail: samples,
      }),
    ),
  ]
}
