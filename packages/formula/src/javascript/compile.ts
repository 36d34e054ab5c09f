import { type Evaluate, type FormulaFunction, parameterAt } from '../function/definition.ts'
import type { Node } from '../language/ast.ts'
import { FormulaFailure } from '../language/error.ts'
import { limits } from '../language/limit.ts'
import { insteadOfBlank, isMissingNumber } from '../type/blankness.ts'
import { check } from '../type/check.ts'
import type { FormulaSchema } from '../type/schema.ts'
import { type FormulaType, isList, isRecord } from '../type/type.ts'
import { isComputed, type Typed, type TypedCall, type TypedPath } from '../type/typed.ts'
import { type FormulaEnv, type Runtime, runtimeOf, spendText } from '../value/runtime.ts'
import { startOfDay } from '../value/time.ts'
import type { Row, Value } from '../value/value.ts'
import { fromWire, toWire } from '../value/wire.ts'
import { compileArithmetic } from './arithmetic.ts'

/** Runs a formula on a row; takes and gives values in the shapes of the wire. */
export type CompiledFormula = (row: Row, env: FormulaEnv) => unknown

/**
 * Compiles a formula to closures; never to source text. Spec N2.12.
 * @throws FormulaFailure when the formula has errors.
 */
export function compileToJs(ast: Node, schema: FormulaSchema): CompiledFormula {
  const { typed, errors } = check(ast, schema)
  if (typed === undefined) throw new FormulaFailure(errors)
  return compileTyped(typed)
}

/** Compiles a checked tree, see `compileToJs`. */
export function compileTyped(typed: Typed): CompiledFormula {
  const evaluate = compile(typed)
  const { type } = typed
  if (type === 'text' || type === 'boolean') return (row, env) => evaluate(row, beginning(env))
  return (row, env) => toWire(evaluate(row, beginning(env)), type)
}

function beginning(env: FormulaEnv): Runtime {
  const runtime = runtimeOf(env)
  if (!env.allowance) runtime.allowance.left = limits.characters
  return runtime
}

/** Compiles a node: to the arithmetic machine where that is faster, else to closures. */
export function compile(node: Typed): Evaluate {
  return compileArithmetic(node, compile, () => compileGenerally(node)) ?? compileNode(node, compile)
}

/** Compiles a node to closures alone. */
export function compileGenerally(node: Typed): Evaluate {
  return compileNode(node, compileGenerally)
}

type Compile = (node: Typed) => Evaluate

function compileNode(node: Typed, compile: Compile): Evaluate {
  switch (node.kind) {
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'field': {
      const { fieldId, type } = node
      return readerOf(fieldId, type)
    }
    case 'variable': {
      const { name, type } = node
      return (_, runtime) => fromWire(runtime.variables[name], type, runtime.zone)
    }
    case 'path':
      return compilePath(node, compile)
    case 'list': {
      const items = node.items.map((item) => compile(item))
      return (row, runtime) => items.map((item) => item(row, runtime))
    }
    case 'conversion':
      return compileConversion(compile(node.operand), node.operand.type, node.type)
    case 'call':
      return compileCall(node, compile)
  }
}

function readerOf(fieldId: string, type: FormulaType): Evaluate {
  if (type === 'number') {
    return (row, runtime) => {
      const raw = row[fieldId]
      return typeof raw === 'number' && (raw | 0) === raw ? raw : fromWire(raw, type, runtime.zone)
    }
  }
  if (type === 'text') {
    return (row) => {
      const raw = row[fieldId]
      return typeof raw === 'string' ? raw : null
    }
  }
  return (row, runtime) => fromWire(row[fieldId], type, runtime.zone)
}

function compilePath({ record, fieldId, type }: TypedPath, compile: Compile): Evaluate {
  const source = compile(record)
  if (!isList(record.type)) {
    return (row, runtime) => fromWire((source(row, runtime) as Row | null)?.[fieldId], type, runtime.zone)
  }
  const element = isList(type) ? type.list : type
  const nested =
    isRecord(record.type.list) &&
    isList(record.type.list.record.find(({ id }) => id === fieldId)?.type ?? 'blank')
  return (row, runtime) => {
    const records = (source(row, runtime) ?? []) as readonly (Row | null)[]
    if (!nested) return records.map((each) => fromWire(each?.[fieldId], element, runtime.zone))
    return records.flatMap(
      (each) => fromWire(each?.[fieldId] ?? [], { list: element }, runtime.zone) as readonly Value[],
    )
  }
}

/** Only a date becomes something else in memory; ids and texts are the same strings. */
function compileConversion(operand: Evaluate, from: FormulaType, to: FormulaType): Evaluate {
  if (isList(from) && isList(to)) {
    if (from.list !== 'date') return operand
    return (row, runtime) => {
      const days = operand(row, runtime) as readonly (number | null)[] | null
      return days?.map((day) => (day === null ? null : startOfDay(day, runtime.zone))) ?? null
    }
  }
  if (from !== 'date') return operand
  return (row, runtime) => {
    const day = operand(row, runtime) as number | null
    return day === null ? null : startOfDay(day, runtime.zone)
  }
}

type Call = (...args: readonly Value[]) => Value

/** Shorter texts cost nothing worth counting. */
const shortText = 1_000

/** Counts the characters of a text that a function gets. */
function counted(arg: Typed, compile: Compile): Evaluate {
  const evaluate = compile(arg)
  if (arg.kind === 'constant' || (isList(arg.type) ? arg.type.list : arg.type) !== 'text') return evaluate
  if (isList(arg.type)) {
    return (row, runtime) => {
      const texts = evaluate(row, runtime)
      for (const text of (texts ?? []) as readonly Value[]) countText(runtime, text)
      return texts
    }
  }
  return (row, runtime) => {
    const text = evaluate(row, runtime)
    countText(runtime, text)
    return text
  }
}

function countText(runtime: Runtime, text: Value): void {
  if (typeof text === 'string' && text.length > shortText) spendText(runtime, text.length)
}

function compileCall({ fn, args }: TypedCall, compileNested: Compile): Evaluate {
  const compile: Compile = (arg) => counted(arg, compileNested)
  const keeps = args.map((_, index) => parameterAt(fn, index, args.length).blank === true)
  if (fn.build !== undefined) return compileBuilt(fn, args, keeps, compile)
  const call = fn.evaluate as unknown as Call
  const parts = args.map((arg) => compile(arg))
  const instead = args.map(insteadOfBlank)
  if (fn.needsRuntime) {
    const runtimeCall = fn.evaluate as unknown as (runtime: Runtime, ...values: readonly Value[]) => Value
    return compileMany((runtime, values) => runtimeCall(runtime, ...values), parts, instead, keeps)
  }
  if (args.length === 1 && !keeps[0]) return compileOne(call, parts[0]!, instead[0]!)
  if (args.length === 2 && !keeps[0] && !keeps[1])
    return compileTwo(call, parts[0]!, parts[1]!, instead[0]!, instead[1]!)
  return compileMany((_, values) => call(...values), parts, instead, keeps)
}

/** Numbers without a result are looked at first, so that no builder has to; their values are kept for it. */
function compileBuilt(
  fn: FormulaFunction,
  args: readonly Typed[],
  keeps: readonly boolean[],
  compile: Compile,
): Evaluate {
  const types = args.map(({ type }) => type)
  const constants = args.map((arg) => (arg.kind === 'constant' ? arg.value : undefined))
  const held: Value[] = []
  const guards: Evaluate[] = []
  const parts = args.map((arg, index) => {
    if (keeps[index]) return compile(arg)
    if (!isMissingNumber(arg)) return withBlank(arg, compile)
    const evaluate = compile(arg)
    const slot = guards.push(evaluate) - 1
    return () => held[slot]!
  })
  const built = fn.build!(parts, { types, constants, computed: args.map(isComputed) })
  if (guards.length === 0) return built
  return (row, runtime) => {
    for (let slot = 0; slot < guards.length; slot++) {
      const value = guards[slot]!(row, runtime)
      if (value === null) return null
      held[slot] = value
    }
    return built(row, runtime)
  }
}

function withBlank(arg: Typed, compile: Compile): Evaluate {
  const evaluate = compile(arg)
  const instead = insteadOfBlank(arg)
  if (arg.blank === 'never' || instead === null) return evaluate
  return (row, runtime) => evaluate(row, runtime) ?? instead
}

function compileOne(call: Call, part: Evaluate, instead: Value): Evaluate {
  return (row, runtime) => {
    const value = part(row, runtime) ?? instead
    return value === null ? null : call(value)
  }
}

function compileTwo(
  call: Call,
  first: Evaluate,
  second: Evaluate,
  firstInstead: Value,
  secondInstead: Value,
): Evaluate {
  return (row, runtime) => {
    const a = first(row, runtime) ?? firstInstead
    const b = second(row, runtime) ?? secondInstead
    return a === null || b === null ? null : call(a, b)
  }
}

function compileMany(
  call: (runtime: Runtime, values: Value[]) => Value,
  parts: readonly Evaluate[],
  instead: readonly Value[],
  keeps: readonly boolean[],
): Evaluate {
  return (row, runtime) => {
    const values: Value[] = []
    for (let index = 0; index < parts.length; index++) {
      let value = parts[index]!(row, runtime)
      if (value === null && !keeps[index]) {
        value = instead[index]!
        if (value === null) return null
      }
      values.push(value)
    }
    return call(runtime, values)
  }
}
