export type Locale = 'zh' | 'en'

/** One text in both languages; `{name}` is filled from parameters. */
export interface Text {
  zh: string
  en: string
}
export type TextParameters = Record<string, unknown>

/** Puts parameters into a text: `{name}` becomes `params.name`. */
export function fillText(template: string, params: TextParameters = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  )
}
