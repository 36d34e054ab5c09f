import i18next from 'i18next'
import { useCallback } from 'react'
import { useLanguage } from './language.ts'

export interface TextTree {
  readonly [key: string]: string | TextTree
}
/** The other language must have exactly the keys of the first. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
/** Dotted paths of a text tree. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${TextKey<T[K]>}`
}[keyof T & string]

export type TextValues = Readonly<Record<string, string | number>>
export type Translate<T> = (key: TextKey<T>, values?: TextValues) => string

/**
 * Registers a module's texts under its namespace and returns what reads them.
 *
 * ```ts
 * export const texts = { zh: { invite: '邀请 {{name}}' }, en: { invite: 'Invite {{name}}' } }
 * export const { useText, text } = defineTexts('people', texts)
 * // in a component: const t = useText(); t('invite', { name })
 * ```
 * English may have `rows_one` beside `rows`: it is used when `{{count}}` is 1. Chinese has no such form.
 * @param namespace the module's folder name
 */
export function defineTexts<const T extends TextTree>(
  namespace: string,
  texts: { readonly zh: T; readonly en: SameKeys<T> },
): { useText: () => Translate<T>; text: Translate<T> } {
  const add = () => {
    i18next.addResourceBundle('zh', namespace, texts.zh, true, true)
    i18next.addResourceBundle('en', namespace, texts.en, true, true)
  }
  // A module's texts may be imported before i18next is started.
  if (i18next.isInitialized) add()
  else i18next.on('initialized', add)

  const text: Translate<T> = (key, values) => translate(key, { ns: namespace, ...values })
  // biome-ignore lint/correctness/noComponentHookFactories: called once per module at load, never while rendering
  const useText = () => {
    const language = useLanguage()
    return useCallback<Translate<T>>(
      (key, values) => translate(key, { ns: namespace, lng: language, ...values }),
      [language],
    )
  }
  return { useText, text }
}

/** i18next types its keys from one global table; ours are typed per module above. */
function translate(key: string, options: Record<string, unknown>): string {
  return (i18next.t as (key: string, options: Record<string, unknown>) => string)(key, options)
}
