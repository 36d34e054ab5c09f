import type { Parameter, ParameterType } from './definition.ts'

type Flags = Omit<Parameter, 'en' | 'zh' | 'type'>

/** A parameter, e.g. `parameter('number', 'digits', '位数', { optional: true })`. */
export function parameter(type: ParameterType, en: string, zh: string, flags: Flags = {}): Parameter {
  return { type, en, zh, ...flags }
}

export const optional = { optional: true } as const
export const blank = { blank: true } as const
export const constant = { constant: true } as const
