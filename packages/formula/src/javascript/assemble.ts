import type { Evaluate } from '../function/definition.ts'
import { insteadOfBlank } from '../type/blankness.ts'
import type { Typed, TypedCall } from '../type/typed.ts'
import { type Decimal, formatDecimal, scaleDigits } from '../value/number.ts'
import { operations, type Program } from './arithmetic-machine.ts'
import {
  comparisons,
  type FieldUse,
  fieldsOf,
  indexOfUse,
  isArithmetic,
  isNumber,
  linear,
  type Operation,
  roundingOf,
} from './arithmetic-shape.ts'

/** A register and how many digits of its value stand after the point. */
interface Place {
  readonly register: number
  readonly scale: number
}

/** A product of a constant (`whole` × 10^-`scale`) and registers. */
interface Term {
  readonly whole: number
  readonly scale: number
  readonly factors: readonly Place[]
}

const most = 1e15
/** More digits of a rounded quotient could differ from rounding to 20 places first. */
const mostQuotientDigits = 4
const exactQuotientDigits = 4

/**
 * Translates a formula for the arithmetic machine; undefined when scales would grow too large.
 * @param scales digits after the point of each field, see `fieldsOf` for their order.
 * @param compile makes the parts that the machine does not know.
 */
export function assemble(
  node: TypedCall,
  scales: readonly number[],
  compile: (node: Typed) => Evaluate,
): Program | undefined {
  const assembler = new Assembler(fieldsOf(node), scales, compile)
  const result = assembler.write(node, true)
  return assembler.program(result, node.type === 'boolean')
}

class Assembler {
  private fits = true
  private readonly code: number[] = []
  private readonly factors: number[] = []
  private readonly constants: { readonly register: number; readonly value: number }[] = []
  private readonly externals: Evaluate[] = []
  private registers: number
  private readonly uses: readonly FieldUse[]
  private readonly scales: readonly number[]
  private readonly compile: (node: Typed) => Evaluate

  constructor(uses: readonly FieldUse[], scales: readonly number[], compile: (node: Typed) => Evaluate) {
    this.registers = uses.length
    this.uses = uses
    this.scales = scales
    this.compile = compile
  }

  program(result: Place, isBoolean: boolean): Program | undefined {
    if (!this.fits || result.scale > scaleDigits) return undefined
    const registers = new Float64Array(this.registers)
    for (const { register, value } of this.constants) registers[register] = value
    return {
      code: Int32Array.from(this.code),
      registers,
      factors: Float64Array.from(this.factors),
      fieldIds: this.uses.map(({ fieldId }) => fieldId),
      powers: Float64Array.from(this.scales, (scale) => 10 ** scale),
      blanks: Float64Array.from(this.uses, ({ staysBlank }) => (staysBlank ? Number.NaN : 0)),
      externals: this.externals,
      resultPower: 10 ** result.scale,
      isBoolean,
    }
  }

  /** Code that computes `node`, and where its value is then. */
  write(node: Typed, staysBlank: boolean): Place {
    if (node.kind === 'field' && isNumber(node)) {
      const register = indexOfUse(this.uses, node.fieldId, staysBlank)
      return { register, scale: this.scales[register]! }
    }
    const constant = node.kind === 'constant' ? wholeOf(node.value) : undefined
    if (constant !== undefined) {
      const whole = staysBlank || !Number.isNaN(constant.whole) ? constant.whole : 0
      return { register: this.constant(whole), scale: constant.scale }
    }
    const place = isArithmetic(node) ? this.call(node) : this.external(node)
    const blankCounts = !staysBlank && node.blank !== 'never' && insteadOfBlank(node) !== null
    return blankCounts ? this.emit('zeroIfBlank', place.scale, place.register, 0) : place
  }

  private call(node: TypedCall): Place {
    const { fn, args } = node
    if (linear.has(fn.name)) return this.polynomial(this.terms(node))
    if (fn.name in comparisons) return this.comparison(node)
    switch (fn.name) {
      case 'IF':
        return this.choice(args)
      case 'AND':
      case 'OR':
        return this.conditions(args, fn.name === 'AND' ? 'and' : 'or')
      case 'ROUND':
        return this.rounding(node)
      case '/':
        return this.quotient(node, 'exactQuotient')
      default: {
        const { register, scale } = this.write(args[0]!, false)
        return this.emit(fn.name === 'NOT' ? 'not' : 'absolute', scale, register, 0)
      }
    }
  }

  /** The node as a sum of products; a product of sums is not multiplied out. */
  private terms(node: Typed): readonly Term[] {
    const constant = node.kind === 'constant' ? wholeOf(node.value) : undefined
    if (constant !== undefined && !Number.isNaN(constant.whole)) return [{ ...constant, factors: [] }]
    if (node.kind !== 'call' || !linear.has(node.fn.name) || !isArithmetic(node)) {
      return [{ whole: 1, scale: 0, factors: [this.write(node, false)] }]
    }
    const [left, right] = node.args.map((arg) => this.terms(arg))
    switch (node.fn.name) {
      case '+':
        return [...left!, ...right!]
      case '-':
        return [...left!, ...right!.map(negated)]
      case '*':
        return [this.product(this.single(left!), this.single(right!))]
      case 'unary -':
        return left!.map(negated)
      case '%':
        return left!.map((term) => ({ ...term, scale: term.scale + 2 }))
      default:
        return left!
    }
  }

  private single(terms: readonly Term[]): Term {
    const [only] = terms
    return terms.length === 1 ? only! : { whole: 1, scale: 0, factors: [this.polynomial(terms)] }
  }

  private product(left: Term, right: Term): Term {
    const whole = left.whole * right.whole
    if (Math.abs(whole) > most) this.fits = false
    return { whole, scale: left.scale + right.scale, factors: [...left.factors, ...right.factors] }
  }

  private polynomial(terms: readonly Term[]): Place {
    const [only] = terms
    if (terms.length === 1 && only!.whole === 1 && only!.scale === 0 && only!.factors.length === 1)
      return only!.factors[0]!
    const pairs = terms.map((term) => this.shortened(term))
    const scale = Math.max(...pairs.map(scaleOf))
    const operands = pairs.flatMap((term) => {
      const [first, second] = term.factors
      const factor = this.factor(term.whole * 10 ** (scale - scaleOf(term)))
      return [first?.register ?? this.constant(1), second?.register ?? this.constant(1), factor]
    })
    return this.emit('polynomial', scale, terms.length, ...operands)
  }

  /** At most two factors: more are multiplied beforehand. */
  private shortened(term: Term): Term {
    const [first, second, ...rest] = term.factors
    if (rest.length === 0) return term
    const product = this.polynomial([{ whole: 1, scale: 0, factors: [first!, second!] }])
    return this.shortened({ ...term, factors: [product, ...rest] })
  }

  private comparison({ fn, args }: TypedCall): Place {
    const [left, right] = args.map((arg) => this.write(arg, true)) as [Place, Place]
    const scale = Math.max(left.scale, right.scale)
    const powers = [this.power(scale - left.scale), this.power(scale - right.scale)]
    return this.emit(comparisons[fn.name]!, 0, left.register, right.register, ...powers)
  }

  private choice(args: readonly Typed[]): Place {
    const condition = this.write(args[0]!, false)
    const [then, otherwise] = args.slice(1).map((arg) => this.write(arg, true)) as [Place, Place]
    const scale = Math.max(then.scale, otherwise.scale)
    const powers = [this.power(scale - then.scale), this.power(scale - otherwise.scale)]
    return this.emit('choose', scale, condition.register, then.register, otherwise.register, ...powers)
  }

  private conditions(args: readonly Typed[], operation: 'and' | 'or'): Place {
    const places = args.map((arg) => this.write(arg, false))
    return places.reduce((left, right) => this.emit(operation, 0, left.register, right.register))
  }

  private rounding(node: TypedCall): Place {
    const digits = roundingOf(node)!
    const [value] = node.args as [Typed]
    if (
      value.kind === 'call' &&
      value.fn.name === '/' &&
      isArithmetic(value) &&
      digits <= mostQuotientDigits
    ) {
      return this.quotient(value, 'roundedQuotient', digits)
    }
    const { register, scale } = this.write(value, false)
    return scale <= digits
      ? { register, scale }
      : this.emit('round', digits, register, this.power(scale - digits))
  }

  private quotient(
    { args }: TypedCall,
    operation: 'roundedQuotient' | 'exactQuotient',
    digits?: number,
  ): Place {
    const [dividend, divisor] = args.map((arg) => this.write(arg, false)) as [Place, Place]
    const scale = digits ?? dividend.scale + exactQuotientDigits
    const shift = scale - dividend.scale + divisor.scale
    const powers = [this.power(Math.max(shift, 0)), this.power(Math.max(-shift, 0))]
    return this.emit(operation, scale, dividend.register, divisor.register, ...powers)
  }

  private external(node: Typed): Place {
    const scale = node.type === 'boolean' ? 0 : externalScale
    return this.emit('external', scale, this.externals.push(this.compile(node)) - 1, this.power(scale))
  }

  /** Adds an instruction whose result goes to a new register. */
  private emit(operation: Operation, scale: number, ...operands: readonly number[]): Place {
    const register = this.registers++
    this.code.push(operations[operation], register, ...operands)
    if (scale > scaleDigits) this.fits = false
    return { register, scale }
  }

  private constant(value: number): number {
    const known = this.constants.find((each) => each.value === value)
    if (known !== undefined) return known.register
    this.constants.push({ register: this.registers, value })
    return this.registers++
  }

  private factor(value: number): number {
    if (Math.abs(value) > most) this.fits = false
    const known = this.factors.indexOf(value)
    return known >= 0 ? known : this.factors.push(value) - 1
  }

  private power(digits: number): number {
    return this.factor(10 ** digits)
  }
}

/** Digits kept of a value that the machine is given by others. */
const externalScale = 4

function scaleOf({ scale, factors }: Term): number {
  return factors.reduce((total, factor) => total + factor.scale, scale)
}

function negated(term: Term): Term {
  return { ...term, whole: -term.whole }
}

/** A literal as a whole number of 10^-scale; a blank is NaN. */
function wholeOf(value: unknown): { whole: number; scale: number } | undefined {
  if (value === null) return { whole: Number.NaN, scale: 0 }
  if (typeof value === 'boolean') return { whole: value ? 1 : 0, scale: 0 }
  if (typeof value !== 'number') return undefined
  const [integer = '', fraction = ''] = formatDecimal(value as Decimal).split('.')
  const whole = Number(integer + fraction)
  return Math.abs(whole) < most ? { whole, scale: fraction.length } : undefined
}
