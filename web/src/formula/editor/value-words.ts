import { writeDuration } from '@sluice/form'
import type { FormulaType } from '@sluice/formula'
import { currentLanguage } from '../../i18n/language.ts'
import { formatDateTime } from '../../kit/formats.ts'
import type { useText } from '../texts.ts'

/** A result of a formula in words. */
export function valueWords(value: unknown, type: FormulaType, t: ReturnType<typeof useText>): string {
  if (value === null || value === undefined || value === '') return t('blank')
  if (Array.isArray(value)) {
    const element = typeof type === 'object' && 'list' in type ? type.list : 'text'
    return value.map((one) => valueWords(one, element, t)).join(currentLanguage() === 'zh' ? '、' : ', ')
  }
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (type === 'datetime') return formatDateTime(String(value))
  if (type === 'duration') return writeDuration(Number(value), 'd', currentLanguage())
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
