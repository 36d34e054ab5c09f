import { BulbOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Mark } from '../frame/mark.tsx'
import { chooseLanguage, useLanguage } from '../i18n/language.ts'
import { chooseTheme, useTheme } from '../theme/theme-choice.ts'
import styles from './entry-screen.module.css'
import { useText } from './texts.ts'

export interface EntryScreenProps {
  /** Under the sentence that says what this is. */
  below?: ReactNode
  /** Names the card at the side. */
  label: string
  children: ReactNode
}

/** The screen of everything before the login: what this is at the left, the card to act on at the right. */
export function EntryScreen({ below, label, children }: EntryScreenProps) {
  const t = useText()
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
          {below}
        </section>
        <section className={styles.panel} aria-label={label}>
          {children}
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
