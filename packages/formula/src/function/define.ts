import type { Family, FormulaFunction, Parameter, ParameterType, ResultType } from './definition.ts'

type Meaning = Omit<
  FormulaFunction,
  'name' | 'zh' | 'aliases' | 'family' | 'parameters' | 'result' | 'summary'
>
type Definition = Omit<FormulaFunction, 'family'>

/**
 * One function of a family.
 * @param names English name, Chinese name and further names, separated by spaces.
 * @param summary Chinese and English, separated by ` | `.
 */
export function define(
  names: string,
  parameters: readonly Parameter[],
  result: ResultType,
  summary: string,
  meaning: Meaning,
): Definition {
  const [name = '', zh = '', ...aliases] = names.split(' ')
  const [chinese = '', english = ''] = summary.split(' | ')
  return { name, zh, aliases, parameters, result, summary: [chinese, english], ...meaning }
}

export function family(name: Family, definitions: readonly Definition[]): readonly FormulaFunction[] {
  return definitions.map((definition) => ({ ...definition, family: name }))
}

type Flags = Omit<Parameter, 'en' | 'zh' | 'type'>

/** A parameter, e.g. `parameter('number', 'digits', '位数', optional)`. */
export function parameter(type: ParameterType, en: string, zh: string, flags: Flags = {}): Parameter {
  return { type, en, zh, ...flags }
}

export const optional = { optional: true } as const
export const blank = { blank: true } as const
export const constant = { constant: true } as const

/** Says why a function has no SQL. */
export function refused(zh: string, en: string) {
  return { refused: [zh, en] } as const
}
