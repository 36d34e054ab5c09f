import type { Field, FormDefinition } from '@sluice/contract'
import type { FormCheck, FormRule, RuleAct, UniqueTogether } from '@sluice/form'
import { listText } from '../kit/list-text.ts'
import { describeFilter } from '../record/describe-filter.ts'
import { text } from './rule-texts.ts'

/** A rule as a sentence: 当 金额 大于 1000 时，必填 说明. */
export function ruleSentence({ when, formula, acts }: FormRule, fields: readonly Field[]): string {
  const parts = [when ? describeFilter(when, fields) : '', formula ? text('say.formula') : '']
  const condition = parts.filter((part) => part !== '').join(text('say.and'))
  const done = acts.map((act) => actWords(act, fields)).join(text('say.next')) || text('say.nothing')
  return condition ? text('say.when', { condition, acts: done }) : text('say.always', { acts: done })
}

function actWords(act: RuleAct, fields: readonly Field[]): string {
  if (act.kind === 'refuse') return text('say.refuse', { message: act.message })
  const ids = 'fields' in act ? act.fields : [act.field]
  return text(`say.${act.kind}`, { fields: namesOf(ids, fields) })
}

export function checkSentence({ message }: FormCheck): string {
  return text('say.check', { message })
}

export function uniqueSentence({ fields: ids }: UniqueTogether, fields: readonly Field[]): string {
  return text('say.unique', { fields: namesOf(ids, fields) })
}

function namesOf(ids: readonly string[], fields: readonly Field[]): string {
  const names = ids.flatMap((id) => fields.find((field) => field.id === id)?.name ?? [])
  return names.length > 0 ? listText(names) : text('say.noFields')
}

/** The rules that use a field, as sentences. */
export function rulesUsing(form: FormDefinition, id: string): string[] {
  const uses = (part: unknown) => new RegExp(`"${id}"|\\{\\{${id}\\}\\}`).test(JSON.stringify(part))
  return [
    ...(form.rules ?? []).filter(uses).map((rule) => ruleSentence(rule, form.fields)),
    ...(form.checks ?? []).filter(uses).map(checkSentence),
    ...(form.uniques ?? []).filter(uses).map((one) => uniqueSentence(one, form.fields)),
  ]
}
