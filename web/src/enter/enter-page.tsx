import { BulbOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { Mark } from '../frame/mark.tsx'
import { type Me, useMaybeMe } from '../frame/session.ts'
import { chooseLanguage, useLanguage } from '../i18n/language.ts'
import { chooseTheme, useTheme } from '../theme/theme-choice.ts'
import { DemoPeople } from './demo-people.tsx'
import styles from './enter-page.module.css'
import { EntryPanel } from './entry-panel.tsx'
import { useText } from './texts.ts'

/** Where everybody begins: what this is, demo people to try it as, login, and a new workspace. */
export function EnterPage() {
  const t = useText()
  const me = useMaybeMe()
  useWayOn(me)
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
          {me ? null : <DemoPeople />}
        </section>
        <section className={styles.panel} aria-label={t('login.tab')}>
          <EntryPanel me={me} />
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

/** Goes where the person wanted to go before the login stood in the way; who is inside already need not enter. */
function useWayOn(me: Me | null): void {
  const navigate = useNavigate()
  const { to } = useSearch({ strict: false }) as { to?: unknown }
  // Only paths of this site: the address may come from anywhere.
  const target = typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
  const inside = Boolean(me?.tenant)
  useEffect(() => {
    if (inside) void navigate({ href: target, replace: true })
  }, [inside, navigate, target])
}
