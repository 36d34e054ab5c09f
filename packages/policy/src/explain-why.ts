import { compilePolicy } from './compile-policy.ts'
import { chineseStep, englishStep, type Labels, word } from './explain-text.ts'
import type { ExplanationStep } from './explanation.ts'
import type { Instant, PolicyPerson, PolicyRules, ResourceRef } from './model.ts'

/** Why a person can or cannot do something, as data and as sentences for people. */
export interface Why {
  readonly allowed: boolean
  readonly steps: readonly ExplanationStep[]
  readonly zh: string
  readonly en: string
}

/** Words shown instead of ids, by language; what is missing is shown as the id. */
export interface WhyLabels {
  readonly zh?: Labels
  readonly en?: Labels
}

/**
 * Answers "why can / can't X do Y" (P4.4): a headline, then one line a step of the decision.
 * @param at the instant the question is about
 * @param labels words for permissions, resources and conditions, by id
 */
export function explainWhy(
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
  permission: string,
  resource?: ResourceRef,
  labels: WhyLabels = {},
): Why {
  const { allowed, rows, explanation: steps } = compilePolicy(person, rules, at).decide(permission, resource)
  const name = person.name ?? person.id
  const zh = labels.zh ?? {}
  const en = labels.en ?? {}
  const some = rows === 'some'
  const zhPlace = resource ? word(zh, resource.type) : '全局'
  const enPlace = resource ? word(en, resource.type) : 'everything'
  const zhAnswer = `${name}${allowed ? '可以' : '不能'}对${zhPlace}执行“${word(zh, permission)}”`
  const enAnswer = `${name} ${allowed ? 'may' : 'may not'} do "${word(en, permission)}" on ${enPlace}`
  return {
    allowed,
    steps,
    zh: [
      `${zhAnswer}${some ? '（仅限部分数据）' : ''}：`,
      ...steps.map((step) => `- ${chineseStep(step, zh)}`),
    ].join('\n'),
    en: [
      `${enAnswer}${some ? ' (some rows only)' : ''}:`,
      ...steps.map((step) => `- ${englishStep(step, en)}`),
    ].join('\n'),
  }
}
