export { compileFormula, type Formula, type FormulaResult } from './formula.ts'
export { type FunctionEntry, type FunctionSignature, functionCatalog } from './function/catalog.ts'
export { exampleRow, exampleSchema, examplesOf, type FunctionExample } from './function/example-row.ts'
export { type CompiledFormula, compileToJs } from './javascript/compile.ts'
export type { Node as FormulaNode } from './language/ast.ts'
export {
  type CallHint,
  type Completion,
  type Completions,
  callHintAt,
  completeFormula,
} from './language/complete.ts'
export { dependenciesOf } from './language/dependency.ts'
export { type FormulaError, type FormulaErrorCode, FormulaFailure } from './language/error.ts'
export { type FormatOptions, formatFormula } from './language/format.ts'
export { limits as formulaLimits } from './language/limit.ts'
export { type Parsed, parse } from './language/parse.ts'
export { toDisplay, toStored } from './language/storage.ts'
export { asksWorkdays, functionsIn, prepareFormula } from './part/load-parts.ts'
export { compileToSql, type SqlOptions } from './sql/compile.ts'
export { type Checked, check } from './type/check.ts'
export type { FormulaSchema, FormulaVariable } from './type/schema.ts'
export {
  type FormulaField,
  type FormulaType,
  type ListType,
  type RecordType,
  type ScalarType,
  typeName as formulaTypeName,
} from './type/type.ts'
export { chineseCalendar } from './value/chinese-calendar.ts'
export {
  type FormulaDirectory,
  type FormulaEnv,
  type FormulaUser,
  newTextAllowance,
} from './value/runtime.ts'
export type { Row } from './value/value.ts'
