import i18next from 'i18next'

let loading: Promise<void> | undefined

/** Brings the English texts that a first visit in Chinese leaves out; see `build/split-english.ts`. */
export function loadEnglish(): Promise<void> {
  loading ??= import('virtual:english').then(({ english }) => {
    for (const [namespace, texts] of Object.entries(english))
      i18next.addResourceBundle('en', namespace, texts, true, true)
  })
  return loading
}
