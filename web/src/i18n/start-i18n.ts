import i18next from 'i18next'
import { initialLanguage, type Language, languageTag } from './language.ts'

/** Starts i18next without any text; modules bring theirs with `defineTexts`. */
export function startI18n(): void {
  void i18next.init({
    lng: initialLanguage(),
    fallbackLng: 'zh',
    supportedLngs: ['zh', 'en'],
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  markLanguage(i18next.language as Language)
  i18next.on('languageChanged', (language) => markLanguage(language as Language))
}

function markLanguage(language: Language): void {
  document.documentElement.lang = languageTag(language)
}
