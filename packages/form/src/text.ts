export type Locale = 'zh' | 'en'

/** One text in both languages; `{name}` is filled from parameters. */
export interface Text {
  zh: string
  en: string
}
export type TextParameters = Record<string, unknown>
