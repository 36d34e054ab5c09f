import { useEffect } from 'react'
import { applyLanguage, chooseLanguage, hasChosenLanguage, type Language } from '../i18n/language.ts'
import { call } from '../kit/api.ts'
import { setWorkspaceFormats } from '../kit/workspace-formats.ts'
import { showBrand } from '../theme/brand-choice.ts'
import { applyThemeChoice, chooseTheme, hasChosenTheme, type ThemeChoice } from '../theme/theme-choice.ts'
import { useMe } from './session.ts'

/** On a device without a choice of its own, language and theme are the account's, else the workspace's. */
export function useAccountPreferences(): void {
  const me = useMe()
  const { theme } = me.account
  const locale = me.account.locale ?? me.workspace?.language
  const colour = me.workspace?.colour ?? ''
  useEffect(() => {
    if (locale && !hasChosenLanguage()) applyLanguage(locale)
    if (theme && !hasChosenTheme()) applyThemeChoice(theme)
  }, [locale, theme])
  useEffect(() => {
    void showBrand(colour)
  }, [colour])
  const { currency, firstDayOfWeek } = me.workspace ?? {}
  useEffect(() => {
    if (currency && firstDayOfWeek) setWorkspaceFormats({ currency, firstDayOfWeek })
  }, [currency, firstDayOfWeek])
}

/** Changes the language here and, for mails and other devices, in the account. */
export function changeLanguage(language: Language): void {
  chooseLanguage(language)
  remember({ locale: language })
}

/** Changes the theme here and in the account. */
export function changeTheme(theme: ThemeChoice): void {
  chooseTheme(theme)
  remember({ theme })
}

/** The choice holds on this device even when the account cannot be told. */
function remember(preference: { locale?: Language; theme?: ThemeChoice }): void {
  call('identity.updateProfile', preference).catch(() => undefined)
}
