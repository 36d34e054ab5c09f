import { type FormulaType, formulaTypeName } from '@sluice/formula'
import type { Language } from '../../i18n/language.ts'

/** A type as a word beside a name. */
export function typeWords(type: FormulaType, language: Language): string {
  return formulaTypeName(type, language).replace(/^an? /, '')
}
