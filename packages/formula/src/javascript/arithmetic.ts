import type { Evaluate } from '../function/definition.ts'
import type { Typed, TypedCall } from '../type/typed.ts'
import { type Decimal, fromNumber as decimalOf, formatDecimal } from '../value/number.ts'
import type { Row } from '../value/value.ts'
import { run } from './arithmetic-machine.ts'
import { misfit, tooLarge } from './arithmetic-program.ts'
import { type FieldUse, fieldsOf, isArithmetic } from './arithmetic-shape.ts'
import { assemble } from './assemble.ts'

/** Scales that fields are tried with, one after the other. */
const steps = [0, 2, 4, 6, 8]
/** A formula stops trying the machine when about every tenth row fails on it. */
const patience = 10_000
const costOfFailure = 10

/**
 * A formula of numbers run by the arithmetic machine, and by `general` for rows on which the machine gives up;
 * undefined when the formula is not of that kind. The program learns how many digits each field has: it is assembled
 * anew when a row has more.
 */
export function compileArithmetic(
  node: Typed,
  compile: (node: Typed) => Evaluate,
  general: () => Evaluate,
): Evaluate | undefined {
  if (!isWorthwhile(node)) return undefined
  const uses = fieldsOf(node)
  let scales = uses.map(() => 0)
  let program = assemble(node, scales, compile)
  let failures = 0
  let fallback: Evaluate | undefined
  const runGenerally: Evaluate = (row, runtime) => {
    fallback ??= general()
    return fallback(row, runtime)
  }
  return (row, runtime) => {
    if (program === undefined || failures > patience) return runGenerally(row, runtime)
    let value = run(program, row, runtime)
    if (value === misfit) {
      const wider = widened(uses, scales, row)
      const next = wider && assemble(node, wider, compile)
      if (wider !== undefined && next !== undefined) {
        scales = wider
        program = next
        value = run(program, row, runtime)
      }
    }
    if (value !== misfit && value !== tooLarge) {
      if (failures > 0) failures--
      return value
    }
    failures += costOfFailure
    return runGenerally(row, runtime)
  }
}

/** A single operation is no faster on the machine. */
function isWorthwhile(node: Typed): node is TypedCall {
  return isArithmetic(node) && node.args.some((arg) => isArithmetic(arg))
}

/** Scales that also hold the values of the row; undefined when some value cannot be held at all. */
function widened(uses: readonly FieldUse[], scales: readonly number[], row: Row): number[] | undefined {
  const needed = uses.map(({ fieldId }, index) => {
    const digits = digitsOf(row[fieldId])
    return digits === undefined ? undefined : steps.find((step) => step >= Math.max(digits, scales[index]!))
  })
  return needed.every((scale) => scale !== undefined) ? needed : undefined
}

function digitsOf(raw: unknown): number | undefined {
  if (raw === null || raw === undefined) return 0
  if (typeof raw === 'string') return raw.length > 16 ? undefined : (raw.split('.')[1]?.length ?? 0)
  const value: Decimal | undefined =
    typeof raw === 'number' && Number.isFinite(raw) ? decimalOf(raw) : undefined
  return typeof value === 'number' ? (formatDecimal(value).split('.')[1]?.length ?? 0) : undefined
}
