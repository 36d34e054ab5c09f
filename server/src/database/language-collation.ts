import type { Locale } from '../kernel/index.ts'

/** An order of texts as readers of one language expect it; made by a migration. */
export type LanguageCollation = 'sluice_zh' | 'sluice_en'

/** The order of texts for a reader: Chinese by pinyin, otherwise by the alphabet, numbers within texts by size. */
export function languageCollation(locale: Locale): LanguageCollation {
  return locale === 'zh' ? 'sluice_zh' : 'sluice_en'
}

/** SQL: `text` in that order. Equal in it is what is equal by bytes, so a text and an id make a place to go on from. */
export function inLanguage(text: string, collation: LanguageCollation): string {
  return `${text} collate sluice.${collation}`
}
