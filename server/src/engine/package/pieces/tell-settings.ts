import type { Text } from '../../../kernel/index.ts'
import { canonicalJson } from './piece.ts'

type KeysOf<Thing> = Thing extends unknown ? Extract<keyof Thing, string> : never

/**
 * What everything in a definition is called; of a union, what is in any of its kinds. Something in a definition that has no
 * name here does not compile, so nothing goes unsaid when versions are compared.
 */
export type SettingNames<Definition> = Readonly<Record<KeysOf<Definition>, Text>>

/** Longest value that is written out. */
const longest = 60

/** What differs between two states of a definition: by its name, with the values where they are short. */
export function tellSettings<Definition extends object>(
  names: SettingNames<Definition>,
  before: Definition,
  after: Definition,
): Text[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return Object.entries<Text>(names).flatMap(([key, name]) =>
    canonicalJson(was[key]) === canonicalJson(is[key]) ? [] : [tellSetting(name, was[key], is[key])],
  )
}

function tellSetting(name: Text, was: unknown, is: unknown): Text {
  const values = tellValues(was, is)
  if (!values) return { zh: `${name.zh}有修改`, en: `${name.en} changed` }
  return { zh: `${name.zh}：${values.zh}`, en: `${name.en}: ${values.en}` }
}

/** From one value to another; undefined where they are not short. */
export function tellValues(was: unknown, is: unknown): Text | undefined {
  // What is not said of a switch is that it is off.
  const isSwitch = typeof was === 'boolean' || typeof is === 'boolean'
  const [before, after] = isSwitch
    ? [written(was ?? false), written(is ?? false)]
    : [written(was), written(is)]
  return before && after ? { zh: `${before.zh} → ${after.zh}`, en: `${before.en} → ${after.en}` } : undefined
}

function written(value: unknown): Text | undefined {
  if (value === undefined || value === null || value === '') return { zh: '无', en: 'none' }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof value === 'number') return { zh: String(value), en: String(value) }
  if (typeof value !== 'string' || value.length > longest || /[0-9a-f]{8}-[0-9a-f]{4}-/.test(value))
    return undefined
  return { zh: value, en: value }
}
