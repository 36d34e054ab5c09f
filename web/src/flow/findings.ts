import { useLanguage } from '../i18n/language.ts'

/** What is wrong with a flow, at which element, in both languages. */
export interface Finding {
  code: string
  elementId?: string | null | undefined
  severity?: string | undefined
  zh: string
  en: string
}

/** Reads a finding in the person's language. */
export function useFindingText(): (finding: Finding) => string {
  const language = useLanguage()
  return (finding) => finding[language]
}
