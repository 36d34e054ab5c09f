import type { Runtime } from '../value/runtime.ts'
import type { Row, Value } from '../value/value.ts'
import { readFields } from './arithmetic-field.ts'
import { misfit, type Program, tooLarge } from './arithmetic-program.ts'

/** Runs a program on a row. */
export function run(program: Program, row: Row, runtime: Runtime): Value | typeof misfit | typeof tooLarge {
  if (!readFields(program, row)) return misfit
  const { steps, registers } = program
  const { length } = steps
  for (let index = 0; index < length; index++) {
    if (!steps[index]!(registers, row, runtime)) return tooLarge
  }
  const result = registers[program.result]!
  if (program.isBoolean) return result === 1
  return Number.isNaN(result) ? null : result / program.resultPower + 0
}
