import { type CompiledFormula, compileTyped } from './javascript/compile.ts'
import type { Node } from './language/ast.ts'
import { dependenciesOf } from './language/dependency.ts'
import type { FormulaError } from './language/error.ts'
import { formulaError } from './language/error.ts'
import { parse } from './language/parse.ts'
import { compileTypedToSql, type SqlOptions, sqlProblems } from './sql/compile.ts'
import { check } from './type/check.ts'
import type { FormulaSchema } from './type/schema.ts'
import { canBecome, type FormulaType, typeName } from './type/type.ts'

/** A formula that passed every check, ready to run. */
export interface Formula {
  readonly ast: Node
  readonly type: FormulaType
  /** Ids of the fields of the row it reads. */
  readonly dependencies: readonly string[]
  /** Why it cannot run in the database; empty when it can. */
  readonly sqlProblems: readonly FormulaError[]
  readonly evaluate: CompiledFormula
  /** @throws FormulaFailure when it cannot run in the database. */
  readonly toSql: (options: SqlOptions) => { sql: string }
}

export type FormulaResult =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly errors: readonly FormulaError[] }

/**
 * Parses, checks and compiles a formula in one call. Never throws.
 * @param expected the type its place needs, e.g. `boolean` for a condition; a formula of another type is an error.
 */
export function compileFormula(text: string, schema: FormulaSchema, expected?: FormulaType): FormulaResult {
  const { ast, errors: syntaxErrors } = parse(text)
  if (syntaxErrors.length > 0) return { ok: false, errors: syntaxErrors }
  const { typed, errors } = check(ast, schema)
  if (typed === undefined) return { ok: false, errors }
  if (expected !== undefined && !canBecome(typed.type, expected)) {
    const words = (['zh', 'en'] as const).flatMap((language) => [
      typeName(expected, language),
      typeName(typed.type, language),
    ])
    return { ok: false, errors: [formulaError('wrong-type', typed, words)] }
  }
  const formula: Formula = {
    ast,
    type: typed.type,
    dependencies: dependenciesOf(typed),
    sqlProblems: sqlProblems(typed),
    evaluate: compileTyped(typed),
    toSql: (options) => ({ sql: compileTypedToSql(typed, options) }),
  }
  return { ok: true, formula }
}
