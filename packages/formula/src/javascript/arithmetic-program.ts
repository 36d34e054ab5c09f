import type { Runtime } from '../value/runtime.ts'
import type { Row } from '../value/value.ts'

/** One step of a program: writes a register and says whether what it wrote is exact. */
export type Step = (registers: Float64Array, row: Row, runtime: Runtime) => boolean

/**
 * A formula of numbers in a form that runs fast and exactly. Registers hold decimals as whole numbers in doubles; how
 * many digits stand after the point (the scale) is fixed for every register when the program is assembled, from the
 * digits seen in each field so far. As long as whole numbers stay below 10^15 every step is exact; where one would not
 * be, or a value has more digits than the program was made for, the machine gives up and says so. NaN is a blank, true
 * is 1 and false 0.
 */
export interface Program {
  readonly steps: readonly Step[]
  readonly registers: Float64Array
  /** Fields to read into registers 0, 1 …: their ids, powers of ten of their scales, and what a blank one is. */
  readonly fieldIds: readonly string[]
  readonly powers: Float64Array
  readonly blanks: Float64Array
  readonly result: number
  readonly resultPower: number
  readonly isBoolean: boolean
}

/** `misfit`: a field has more digits than its register; `tooLarge`: a step would not be exact. */
export const misfit = Symbol('misfit')
export const tooLarge = Symbol('too large')

export const most = 1e15
/** No whole number: stands for a value that does not fit its register. */
export const unfit = Number.POSITIVE_INFINITY
