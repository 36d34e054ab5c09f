import { BulbOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { Mark } from '../frame/mark.tsx'
import { sessionChanged, useMaybeMe } from '../frame/session.ts'
import { chooseLanguage, useLanguage } from '../i18n/language.ts'
import { chooseTheme, useTheme } from '../theme/theme-choice.ts'
import { DemoPeople } from './demo-people.tsx'
import styles from './enter-page.module.css'
import { LoginForm } from './login-form.tsx'
import { RegisterForm } from './register-form.tsx'
import { useText } from './texts.ts'

/** Where everybody begins: what this is, demo people to try it as, login, and a new workspace. */
export function EnterPage() {
  const t = useText()
  const [tab, setTab] = useState('login')
  const entered = useEntered()
  return (
    <div className={styles.screen}>
      <TopCorner />
      <main className={styles.main}>
        <section className={styles.intro}>
          <p className={styles.brand}>
            <Mark size={40} />
            <span>川流 Sluice</span>
          </p>
          <h1 className={styles.sentence}>{t('sentence')}</h1>
          <p className={styles.detail}>{t('detail')}</p>
          <DemoPeople onEntered={entered} />
        </section>
        <section className={styles.panel} aria-label={t('login.tab')}>
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'login', label: t('login.tab'), children: <LoginForm onEntered={entered} /> },
              { key: 'register', label: t('register.tab'), children: <RegisterForm onEntered={entered} /> },
            ]}
          />
        </section>
      </main>
    </div>
  )
}

function TopCorner() {
  const t = useText()
  const language = useLanguage()
  const theme = useTheme()
  return (
    <header className={styles.corner}>
      <Button type="text" onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
        {t('language')}
      </Button>
      <Button
        type="text"
        icon={<BulbOutlined />}
        aria-label={t('theme')}
        onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
      />
    </header>
  )
}

/** Goes where the person wanted to go before the login stood in the way; a known person need not enter again. */
function useEntered(): () => Promise<void> {
  const navigate = useNavigate()
  const { to } = useSearch({ strict: false }) as { to?: unknown }
  const target = typeof to === 'string' && /^\/(?!\/)/.test(to) ? to : '/'
  const me = useMaybeMe()
  useEffect(() => {
    if (me?.tenant) void navigate({ href: target, replace: true })
  }, [me, navigate, target])
  // The new session makes the effect above lead on.
  return sessionChanged
}
