import type { OutputOf } from '../kit/api.ts'
import type { Translate } from './texts.ts'

export type Scope = 'installation' | 'tenant' | 'person'
export type SettingGroup = OutputOf<'setting.list'>['groups'][number]
export type SettingView = SettingGroup['settings'][number]
export type SettingValue = SettingView['value']
/** Wanted values by key; null goes back to the default. */
export type Wanted = Readonly<Record<string, SettingValue>>

/** A value as people read it. */
export function valueWords(
  t: Translate,
  { control }: Pick<SettingView, 'control'>,
  value: SettingValue,
): string {
  if (value === null || value === '') return t(control.kind === 'colour' ? 'colourNone' : 'none')
  if (typeof value === 'boolean') return t(value ? 'on' : 'off')
  if (control.kind === 'image') return t('setHere')
  if (control.kind === 'lines') return shortened(String(value))
  if (control.kind === 'choice')
    return control.options?.find((option) => option.value === value)?.label ?? String(value)
  const number = typeof value === 'number' ? Math.round(value * 100) / 100 : value
  return control.unit ? `${number} ${control.unit}` : String(number)
}

/** The beginning of a long text. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
