import type { Filter, FormDefinition } from '@sluice/contract'
import type { FormRule, RuleAct } from '@sluice/form'

type Rules = Pick<FormDefinition, 'rules' | 'checks' | 'uniques'>

/** The rules of a form without what has to do with a field that goes: a rule that asks it goes whole. */
export function rulesWithout({ rules, checks, uniques }: Rules, id: string): Rules {
  const reads = (formula: string | undefined) => formula?.includes(`{{${id}}}`) ?? false
  const kept = rules?.flatMap((rule): FormRule[] => {
    if (reads(rule.formula) || (rule.when && asks(rule.when, id))) return []
    const acts = rule.acts.flatMap((act) => actWithout(act, id, reads))
    return acts.length > 0 ? [{ ...rule, acts }] : []
  })
  const held = checks?.filter(({ field, formula }) => field !== id && !reads(formula))
  const together = uniques?.filter(({ fields }) => !fields.includes(id))
  return {
    ...(kept && kept.length > 0 ? { rules: kept } : {}),
    ...(held && held.length > 0 ? { checks: held } : {}),
    ...(together && together.length > 0 ? { uniques: together } : {}),
  }
}

function asks(filter: Filter, id: string): boolean {
  if ('all' in filter) return filter.all.some((part) => asks(part, id))
  if ('any' in filter) return filter.any.some((part) => asks(part, id))
  return filter.field === id || filter.field.startsWith(`${id}.`)
}

function actWithout(act: RuleAct, id: string, reads: (formula: string | undefined) => boolean): RuleAct[] {
  if ('fields' in act) {
    const fields = act.fields.filter((one) => one !== id)
    return fields.length > 0 ? [{ ...act, fields }] : []
  }
  if (act.kind === 'refuse' && act.field === id) return [{ kind: act.kind, message: act.message }]
  return act.field === id || (act.kind === 'set' && reads(act.formula)) ? [] : [act]
}
