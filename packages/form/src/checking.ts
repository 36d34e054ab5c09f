/** What a record is held to: values checked, rules applied. Apart, because a browser loads it when somebody fills in a form. */

export type { Check } from './check.ts'
export {
  type ChangeSetting,
  type CheckedForm,
  type CheckedValues,
  checkChangedValues,
  checkNewValues,
  checkValue,
  type ValueSetting,
} from './check-values.ts'
export { defaultValues } from './default-values.ts'
export {
  applyRules,
  type FieldState,
  type RuleInput,
  type RuleOutcome,
  type RuleProblem,
  type RuleSetting,
} from './rules/apply-rules.ts'
export { fieldsOfFilter, filterHolds } from './rules/filter-holds.ts'
export { type DaySpan, isRelativeDate, type RelativeDate, relativeDays } from './rules/relative-days.ts'
export { actedOn, defaultCircle, readBy, ruleCircle } from './rules/rule-fields.ts'
