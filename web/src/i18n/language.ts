import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { loadEnglish } from './english.ts'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]
/** A text that must be ready before its module's texts are loaded: names of places, titles, commands. */
export type LocalText = Readonly<Record<Language, string>>

const storageKey = 'sluice.language'

/** The stored choice, else the browser's first language; Chinese unless the browser asks for another. */
export function initialLanguage(): Language {
  return storedLanguage() ?? (/^zh\b/i.test(navigator.language || 'zh') ? 'zh' : 'en')
}

function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'zh' || stored === 'en' ? stored : null
  } catch {
    // Storage may be blocked; the browser's wish stands.
    return null
  }
}

/** True when the language was chosen on this device. */
export function hasChosenLanguage(): boolean {
  return storedLanguage() !== null
}

/** Shows a language without making it the choice of this device. What is shown in it already is not asked for again. */
export function applyLanguage(language: Language): void {
  if (language !== currentLanguage()) void show(language)
}

async function show(language: Language): Promise<void> {
  if (language === 'en') await loadEnglish().catch(() => undefined)
  await i18next.changeLanguage(language)
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

/** The BCP 47 tag for `html lang`, `Intl` and the Accept-Language header. */
export function languageTag(language: Language = currentLanguage()): string {
  return language === 'en' ? 'en' : 'zh-CN'
}

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // The choice then lasts until the page is left.
  }
  applyLanguage(language)
}

/** The language in force; the component renders again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage)
}

/** Picks the words of a two-language text. */
export function useLocalText(): (text: LocalText) => string {
  const language = useLanguage()
  return (text) => text[language]
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}
