import type { MatchPattern, PatternOutcome } from '@sluice/form'
import { RE2JS } from 're2js'

/** Steps of a pattern's program that a form may be given: repetitions count as often as they may occur. */
const largestProgram = 1_000
/** Steps times characters that one comparison may take: 100 ms where the engine has to try everything. */
const largestWork = 1_000_000
/** Milliseconds that all texts of one record may take together. */
const longestTime = 150

/** Repetitions, added up, of a pattern that is worth compiling at all. */
const mostRepetitions = 10_000

type Compiled = RE2JS | 'none' | 'tooMuch'

const patterns = new Map<string, Compiled>()

/**
 * Compares the texts of one record with the patterns of its fields, in RE2's language: linear in the length of a text,
 * whatever a designer wrote (N2.3). Linear is not short: a pattern may stand for thousands of steps a character, and a
 * record has many rows. What is too much is not compared.
 */
export function patternMatcher(): MatchPattern {
  let spent = 0
  return (source, text) => {
    const pattern = compile(source)
    if (typeof pattern === 'string') return pattern
    if (spent > longestTime || pattern.programSize() * text.length > largestWork) return 'tooMuch'
    const begun = performance.now()
    const fits = pattern.matches(text)
    spent += performance.now() - begun
    return fits ? 'fits' : 'differs'
  }
}

/** The same for records that are given the same texts: each is compared once. */
export function patternMatcherOnce(): MatchPattern {
  const matches = patternMatcher()
  const known = new Map<string, PatternOutcome>()
  return (source, text) => {
    const key = patternKey(source, text)
    const outcome = known.get(key) ?? matches(source, text)
    known.set(key, outcome)
    return outcome
  }
}

/** A pattern with a text as one key; the length says where the pattern ends. */
export const patternKey = (source: string, text: string) => `${source.length} ${source}${text}`

/** Whether a pattern may be set at a field; those published before go on, as far as texts allow. */
export const checkPattern: MatchPattern = (source) => {
  if (repetitionsOf(source) > largestProgram) return 'tooMuch'
  const pattern = compile(source)
  if (typeof pattern === 'string') return pattern
  return pattern.programSize() > largestProgram ? 'tooMuch' : 'fits'
}

function compile(source: string): Compiled {
  const known = patterns.get(source)
  if (known) return known
  if (patterns.size > 5000) patterns.clear()
  const compiled = compileAnew(source)
  patterns.set(source, compiled)
  return compiled
}

function compileAnew(source: string): Compiled {
  if (repetitionsOf(source) > mostRepetitions) return 'tooMuch'
  try {
    return RE2JS.compile(source)
  } catch {
    return 'none'
  }
}

function repetitionsOf(source: string): number {
  const counts = source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)
  return [...counts].reduce((sum, [, least, most]) => sum + Number(most || least), 0)
}
