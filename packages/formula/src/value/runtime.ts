import type { WorkdayCalendar } from '@sluice/clock'
import { FormulaFailure, formulaError } from '../language/error.ts'
import { limits } from '../language/limit.ts'
import { chineseCalendar } from './chinese-calendar.ts'
import type { Moment } from './time.ts'
import { localOf, parseMoment, splitLocal } from './time.ts'

/**
 * What a formula may know besides the row. The clock is given, never read, so results can be repeated. An environment
 * is read once: for another time pass another object.
 */
export interface FormulaEnv {
  readonly now: string | Date
  /** IANA name, e.g. `Asia/Shanghai`; decides what “today” and the date of a moment are. */
  readonly timeZone: string
  readonly user?: FormulaUser
  /** Decides what a work day is; the Chinese public calendar when absent. */
  readonly calendar?: WorkdayCalendar
  /** Answers questions about members and departments; without it they are blank. */
  readonly directory?: FormulaDirectory
  /** Values of the schema's variables, by name, in wire shapes. */
  readonly variables?: Readonly<Record<string, unknown>>
  /** What texts may still cost; copies of an environment share it. Absent: each evaluation has its own. */
  readonly allowance?: TextAllowance
}

/** Counts down the characters that functions look at, so that long texts cannot hold everybody up. */
export interface TextAllowance {
  left: number
}

export function newTextAllowance(): TextAllowance {
  return { left: limits.characters }
}

/** @throws FormulaFailure when there is too little left */
export function spendText(runtime: Runtime, characters: number): void {
  runtime.allowance.left -= characters
  if (runtime.allowance.left >= 0) return
  throw new FormulaFailure([formulaError('too-much-text', { start: 0, end: 0 }, [limits.characters])])
}

export interface FormulaUser {
  readonly id: string
  readonly departmentIds?: readonly string[]
  readonly roles?: readonly string[]
}

/** The organization as the formula may ask about it; ids are lower-case uuids. */
export interface FormulaDirectory {
  readonly memberName: (memberId: string) => string | undefined
  readonly departmentName: (departmentId: string) => string | undefined
  readonly departmentsOf: (memberId: string) => readonly string[]
  readonly supervisorOf: (memberId: string) => string | undefined
  readonly managerOf: (departmentId: string) => string | undefined
  readonly parentOf: (departmentId: string) => string | undefined
}

/** The environment in the form in which compiled formulas read it. */
export interface Runtime {
  readonly now: Moment
  readonly zone: string
  readonly today: number
  /** Read on first use, because the Chinese calendar is large. */
  readonly calendar: () => WorkdayCalendar
  readonly user: FormulaUser | undefined
  readonly directory: FormulaDirectory | undefined
  readonly variables: Readonly<Record<string, unknown>>
  readonly allowance: TextAllowance
}

const prepared = new WeakMap<FormulaEnv, Runtime>()
let lastEnv: FormulaEnv | undefined
let lastRuntime: Runtime | undefined

/** Prepares an environment once; throws RangeError when its clock or time zone is not valid. */
export function runtimeOf(env: FormulaEnv): Runtime {
  if (env === lastEnv) return lastRuntime!
  lastRuntime = prepared.get(env) ?? prepare(env)
  lastEnv = env
  return lastRuntime
}

function prepare(env: FormulaEnv): Runtime {
  const now = momentOfClock(env.now, env.timeZone)
  const runtime: Runtime = {
    now,
    zone: env.timeZone,
    today: splitLocal(localOf(now, env.timeZone)).day,
    calendar: () => env.calendar ?? chineseCalendar(),
    user: env.user,
    directory: env.directory,
    variables: env.variables ?? {},
    allowance: env.allowance ?? newTextAllowance(),
  }
  prepared.set(env, runtime)
  return runtime
}

/** The clock of an environment as a moment. */
export function momentOfClock(now: string | Date, timeZone: string): Moment {
  const moment = parseMoment(typeof now === 'string' ? now : now.toISOString(), timeZone)
  if (moment === null) throw new RangeError(`not a date-time: ${String(now)}`)
  return moment
}
