import { calendarFunctions } from './calendar.ts'
import { characterFunctions } from './character.ts'
import { dateFunctions } from './date.ts'
import { dateDifferenceFunctions } from './date-difference.ts'
import { datePartFunctions } from './date-part.ts'
import { dateShiftFunctions } from './date-shift.ts'
import type { FormulaFunction } from './definition.ts'
import { financeFunctions } from './finance.ts'
import { identityFunctions } from './identity.ts'
import { listFunctions } from './list.ts'
import { logicFunctions } from './logic.ts'
import { lookupFunctions } from './lookup.ts'
import { mathFunctions } from './math.ts'
import { memberFunctions } from './member.ts'
import { operatorFunctions } from './operator.ts'
import { rankFunctions } from './rank.ts'
import { regexFunctions } from './regex.ts'
import { statisticsFunctions } from './statistics.ts'
import { textFunctions } from './text.ts'
import { textFormatFunctions } from './text-format.ts'
import { textSearchFunctions } from './text-search.ts'
import { transcendentalFunctions } from './transcendental.ts'
import { workdayFunctions } from './workday.ts'

/** Every function of the language, overloads included, without the operators. */
export const formulaFunctions: readonly FormulaFunction[] = [
  ...mathFunctions,
  ...transcendentalFunctions,
  ...statisticsFunctions,
  ...rankFunctions,
  ...textFunctions,
  ...characterFunctions,
  ...textSearchFunctions,
  ...textFormatFunctions,
  ...regexFunctions,
  ...identityFunctions,
  ...dateFunctions,
  ...dateDifferenceFunctions,
  ...datePartFunctions,
  ...dateShiftFunctions,
  ...calendarFunctions,
  ...workdayFunctions,
  ...logicFunctions,
  ...listFunctions,
  ...lookupFunctions,
  ...memberFunctions,
  ...financeFunctions,
]

const byName = group(formulaFunctions, (fn) => [fn.name, fn.zh, ...(fn.aliases ?? [])])
const byOperator = group(operatorFunctions, (fn) => [fn.name])

/** The overloads of a function by its English or Chinese name, in any case; empty when there is none. */
export function functionsNamed(name: string): readonly FormulaFunction[] {
  return byName.get(name.toUpperCase()) ?? []
}

/** The overloads of an operator. */
export function functionsOfOperator(operator: string): readonly FormulaFunction[] {
  return byOperator.get(operator.toUpperCase()) ?? []
}

/** All names a function can be called by, for suggestions. */
export function functionNames(): readonly string[] {
  return [...byName.keys()]
}

function group(functions: readonly FormulaFunction[], namesOf: (fn: FormulaFunction) => readonly string[]) {
  const map = new Map<string, FormulaFunction[]>()
  for (const fn of functions) {
    for (const name of new Set(namesOf(fn).map((each) => each.toUpperCase()))) {
      const known = map.get(name)
      if (known === undefined) map.set(name, [fn])
      else known.push(fn)
    }
  }
  return map
}
