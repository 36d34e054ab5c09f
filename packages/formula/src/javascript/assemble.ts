import type { Evaluate } from '../function/definition.ts'
import { insteadOfBlank } from '../type/blankness.ts'
import { isComputed, type Typed, type TypedCall } from '../type/typed.ts'
import { comparedDigits, type Decimal, formatDecimal, scaleDigits } from '../value/number.ts'
import { most, type Program, type Step } from './arithmetic-program.ts'
import {
  comparisons,
  type FieldUse,
  fieldsOf,
  indexOfUse,
  isArithmetic,
  isNumber,
  linear,
  roundingOf,
} from './arithmetic-shape.ts'
import {
  absolute,
  both,
  choose,
  comparison,
  either,
  exactQuotient,
  external,
  not,
  polynomial,
  round,
  roundedQuotient,
  zeroIfBlank,
} from './arithmetic-step.ts'

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
  private readonly steps: Step[] = []
  private readonly constants: { readonly register: number; readonly value: number }[] = []
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
      steps: this.steps,
      registers,
      fieldIds: this.uses.map(({ fieldId }) => fieldId),
      powers: Float64Array.from(this.scales, (scale) => 10 ** scale),
      blanks: Float64Array.from(this.uses, ({ staysBlank }) => (staysBlank ? Number.NaN : 0)),
      result: result.register,
      resultPower: 10 ** result.scale,
      isBoolean,
    }
  }

  /** Steps that compute `node`, and where its value is then. */
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
    return blankCounts ? this.step(place.scale, (to) => zeroIfBlank(to, place.register)) : place
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
        return this.conditions(args, fn.name === 'AND' ? both : either)
      case 'ROUND':
        return this.rounding(node)
      case '/':
        return this.quotient(node)
      default: {
        const { register, scale } = this.write(args[0]!, false)
        return this.step(scale, (to) => (fn.name === 'NOT' ? not(to, register) : absolute(to, register)))
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
    const whole = this.checked(left.whole * right.whole)
    return { whole, scale: left.scale + right.scale, factors: [...left.factors, ...right.factors] }
  }

  private polynomial(terms: readonly Term[]): Place {
    const [only] = terms
    const isPlain = terms.length === 1 && only!.whole === 1 && only!.scale === 0 && only!.factors.length === 1
    if (isPlain) return only!.factors[0]!
    const pairs = terms.map((term) => this.shortened(term))
    const scale = Math.max(...pairs.map(scaleOf))
    const products = pairs.map((term) => {
      const [first, second] = term.factors
      const factor = this.checked(term.whole * 10 ** (scale - scaleOf(term)))
      return [first?.register ?? this.constant(1), second?.register ?? this.constant(1), factor] as const
    })
    return this.step(scale, (to) => polynomial(to, products))
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
    for (const [index, { scale }] of [left, right].entries()) {
      // What has more digits would have to be rounded before it is compared.
      if (scale > comparedDigits && isComputed(args[index]!)) this.fits = false
    }
    const [a, b] = this.aligned(left, right)
    return this.step(0, (to) => comparison(to, comparisons[fn.name]!, left.register, right.register, a, b))
  }

  private choice(args: readonly Typed[]): Place {
    const condition = this.write(args[0]!, false).register
    const [then, otherwise] = args.slice(1).map((arg) => this.write(arg, true)) as [Place, Place]
    const [a, b] = this.aligned(then, otherwise)
    const scale = Math.max(then.scale, otherwise.scale)
    return this.step(scale, (to) => choose(to, condition, then.register, otherwise.register, a, b))
  }

  private conditions(args: readonly Typed[], join: typeof both): Place {
    const places = args.map((arg) => this.write(arg, false))
    return places.reduce((left, right) => this.step(0, (to) => join(to, left.register, right.register)))
  }

  private rounding(node: TypedCall): Place {
    const digits = roundingOf(node)!
    const [value] = node.args as [Typed]
    const isQuotient = value.kind === 'call' && value.fn.name === '/' && isArithmetic(value)
    if (isQuotient && digits <= mostQuotientDigits) return this.quotient(value, digits)
    const { register, scale } = this.write(value, false)
    if (scale <= digits) return { register, scale }
    const unit = this.power(scale - digits)
    return this.step(digits, (to) => round(to, register, unit))
  }

  /** A quotient rounded to `digits` places, or an exact one when they are not given. */
  private quotient({ args }: TypedCall, digits?: number): Place {
    const [dividend, divisor] = args.map((arg) => this.write(arg, false)) as [Place, Place]
    const scale = digits ?? dividend.scale + exactQuotientDigits
    const shift = scale - dividend.scale + divisor.scale
    const [a, b] = [this.power(Math.max(shift, 0)), this.power(Math.max(-shift, 0))]
    const divide = digits === undefined ? exactQuotient : roundedQuotient
    return this.step(scale, (to) => divide(to, dividend.register, divisor.register, a, b))
  }

  private external(node: Typed): Place {
    const scale = node.type === 'boolean' ? 0 : externalScale
    const evaluate = this.compile(node)
    return this.step(scale, (to) => external(to, evaluate, 10 ** scale))
  }

  /** Adds a step whose result goes to a new register. */
  private step(scale: number, make: (to: number) => Step): Place {
    const register = this.registers++
    this.steps.push(make(register))
    if (scale > scaleDigits) this.fits = false
    return { register, scale }
  }

  private constant(value: number): number {
    const known = this.constants.find((each) => each.value === value)
    if (known !== undefined) return known.register
    this.constants.push({ register: this.registers, value })
    return this.registers++
  }

  /** Factors that bring two places to the larger scale of both. */
  private aligned(left: Place, right: Place): readonly [number, number] {
    const scale = Math.max(left.scale, right.scale)
    return [this.power(scale - left.scale), this.power(scale - right.scale)]
  }

  private power(digits: number): number {
    return this.checked(10 ** digits)
  }

  private checked(factor: number): number {
    if (Math.abs(factor) > most) this.fits = false
    return factor
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
