import { currentLanguage } from '../i18n/language.ts'

/** Names one after the other, as the present language separates them. */
export function listText(parts: readonly string[]): string {
  return parts.join(currentLanguage() === 'en' ? ', ' : '、')
}
