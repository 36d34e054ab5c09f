import { useLanguage } from '../i18n/language.ts'
import { formatMoney, formatNumber, type Numeric } from './formats.ts'

/** A number as cells show it: tabular figures, grouped. */
export function Amount({ value, decimals }: { value: Numeric | null | undefined; decimals?: number }) {
  const language = useLanguage()
  return <span className="tabular">{formatNumber(value, decimals, language)}</span>
}

/** Money in major units as cells show it. */
export function Money({ value, currency }: { value: Numeric | null | undefined; currency?: string }) {
  const language = useLanguage()
  return <span className="tabular">{formatMoney(value, currency, language)}</span>
}
