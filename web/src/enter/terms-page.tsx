import { LinkButton } from '../kit/link-button.tsx'
import { CardWords } from './card-words.tsx'
import { EntryScreen } from './entry-screen.tsx'
import styles from './terms-page.module.css'
import { useText } from './terms-texts.ts'

const points = ['ownership', 'truth', 'conduct', 'kept', 'leaving'] as const

/** `/terms`: what whoever registers accepts. */
export function TermsPage() {
  const t = useText()
  return (
    <EntryScreen label={t('title')}>
      <CardWords title={t('title')} detail={t('detail')}>
        <ol className={styles.sections}>
          {points.map((point) => (
            <li key={point}>{t(`points.${point}`)}</li>
          ))}
        </ol>
        <LinkButton to="/enter" look="link">
          {t('back')}
        </LinkButton>
      </CardWords>
    </EntryScreen>
  )
}
