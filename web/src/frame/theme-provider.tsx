import { App, ConfigProvider } from 'antd'
import en from 'antd/es/locale/en_US'
import zh from 'antd/es/locale/zh_CN'
import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { usePhone } from '../kit/use-media.ts'
import { antdTheme } from '../theme/antd-theme.ts'
import { useBrand } from '../theme/brand-choice.ts'
import { useTheme } from '../theme/theme-choice.ts'

/** The year and the month of a calendar are buttons that say what they show: another name for them would hide it. */
function byWhatTheyShow(locale: typeof zh): typeof zh {
  const { DatePicker } = locale
  if (!DatePicker) return locale
  return {
    ...locale,
    DatePicker: { ...DatePicker, lang: { ...DatePicker.lang, yearSelect: '', monthSelect: '' } },
  }
}

const chinese = byWhatTheyShow(zh)
const english = byWhatTheyShow(en)

/** Gives antd the tokens, the language and the system's wish for less motion. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const name = useTheme()
  const language = useLanguage()
  const phone = usePhone()
  const still = useSyncExternalStore(subscribeMotion, wantsLessMotion)
  const brand = useBrand(name)
  const theme = useMemo(() => antdTheme(name, { still, phone, brand }), [name, still, phone, brand])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? english : chinese}
      componentSize={phone ? 'large' : 'medium'}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: requiredMark, scrollToFirstError: { focus: true, block: 'center' } }}
    >
      <App component={false} message={{ top: 56, maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  )
}

/** A star after the label, read out as part of the field by its `required` attribute. */
function requiredMark(label: ReactNode, { required }: { required: boolean }) {
  return (
    <>
      {label}
      {required ? (
        <span className="required-star" aria-hidden="true">
          *
        </span>
      ) : null}
    </>
  )
}

const lessMotion = () => matchMedia('(prefers-reduced-motion: reduce)')
const wantsLessMotion = () => lessMotion().matches
function subscribeMotion(listener: () => void): () => void {
  const query = lessMotion()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
