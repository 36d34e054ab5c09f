import i18next from 'i18next'
import { loadEnglish } from './english.ts'
import { initialLanguage, type Language, languageTag } from './language.ts'

/**
 * Starts i18next without any text; modules bring theirs with `defineTexts`.
 * @returns when the texts of the first screen are there
 */
export async function startI18n(): Promise<void> {
  const language = initialLanguage()
  void i18next.init({
    lng: language,
    fallbackLng: 'zh',
    supportedLngs: ['zh', 'en'],
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  markLanguage(i18next.language as Language)
  i18next.on('languageChanged', (next) => markLanguage(next as Language))
  // Without them the screen is Chinese, which is better than none.
  if (language === 'en') await loadEnglish().catch(() => undefined)
}

function markLanguage(language: Language): void {
  document.documentElement.lang = languageTag(language)
}
