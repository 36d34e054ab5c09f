/** The pure part of forms: types of fields, their values, the rules they obey. Runs in browser and server alike. */

export { type Address, joinAddress, splitAddress, writeAddress } from './address.ts'
export { boundedRecord } from './bounded-record.ts'
export {
  type CascadeChoice,
  cascadeBelow,
  cascadeNamed,
  cascadePath,
  cascadeText,
  cascadeTree,
  mostLevels,
} from './cascade.ts'
export {
  type Check,
  isId,
  type MatchPattern,
  newCheck,
  type PatternOutcome,
  type Reference,
  type References,
  report,
} from './check.ts'
export { labelOf } from './choice-value.ts'
export { type ColumnField, columnFieldSchema } from './column-field.ts'
export { type Choice, choiceSchema, fieldIdSchema } from './common.ts'
export { isDate, toInstant } from './date.ts'
export { daysOf, readDateRange, writeDateRange } from './date-range.ts'
export { defaultValue } from './default-value.ts'
export { settingTexts } from './definition-problem.ts'
export * from './field.ts'
export {
  type ComputedField,
  columnTypeNames,
  fieldTypes,
  hasRows,
  isComputed,
  isLink,
  isMoving,
  isRowsType,
  type RowsField,
  typeNamed,
  typeOf,
} from './field-types.ts'
export {
  type Filter,
  type FilterCondition,
  fieldNameSchema,
  filterConditionSchema,
  filterSchema,
} from './filter.ts'
export { type FilterOperator, filterOperators, relativeDates } from './filter-operator.ts'
export { foldText } from './fold-text.ts'
export { type FormAction, formActionSchema } from './form-action.ts'
export { type FormulaEngine, unknownToBrowser } from './formula-engine.ts'
export { formulaFields } from './formula-fields.ts'
export { locationOf, type Place, placeOf, readLocation, writeLocation } from './location.ts'
export { nameText, optionalNameText } from './name-text.ts'
export {
  type NumberPart,
  numberFrame,
  numberParts,
  numberReset,
  readsValues,
  standsInNumber,
  writeDay,
} from './number-parts.ts'
export { decimalsOf } from './number-value.ts'
export { type ValueProblem, type ValueProblemCode, valueProblem, wrongValues } from './problem.ts'
export {
  type FileColumn,
  type FileKind,
  type Format,
  itemsOf,
  type Names,
  quoted,
  type ReportKind,
  type Said,
  type TextSetting,
} from './pure-part.ts'
export {
  type Aggregation,
  aggregations,
  joinedResult,
  type ResultField,
  resultFieldSchema,
  resultOfFormula,
} from './result-field.ts'
export { deepestElement, picturesIn, plainText } from './rich-text.ts'
export {
  type FormCheck,
  type FormRule,
  type RuleAct,
  type RuleSet,
  ruleLimits,
  type UniqueTogether,
} from './rules/rule.ts'
export {
  attributeField,
  type FlowState,
  flowStates,
  instanceStates,
  type SystemFieldId,
  systemAttributes,
  systemFieldIds,
} from './system-attributes.ts'
export { fillText, type Locale, type Text, type TextParameters } from './text.ts'
export { startsWord, textRelevance } from './text-relevance.ts'
export { readDuration, readTime, writeDuration } from './time.ts'
export { levelsOf } from './types/address.ts'
export { numberDateFormats } from './types/auto-number.ts'
export { readBoolean, sayBoolean } from './types/boolean.ts'
export { moneyDigits } from './types/money.ts'
export { byHundred, writePercent } from './types/percent.ts'
export { usualStars } from './types/rating.ts'
export { sliderScale } from './types/slider.ts'
export { largestTable, type SubTableRow } from './types/sub-table.ts'
export { longestLine, longestLineBytes } from './types/text.ts'
export * from './value.ts'
export { holdsDay, lanesOf, mostLanes } from './view-fields.ts'
