import { CardWords } from './card-words.tsx'
import styles from './entry-form.module.css'
import { EntryScreen } from './entry-screen.tsx'
import { useText } from './terms-texts.ts'

const points = ['ownership', 'truth', 'conduct', 'kept', 'leaving'] as const

/** `/terms`: what whoever registers accepts. */
export function TermsPage() {
  const t = useText()
  return (
    <EntryScreen label={t('title')}>
      <CardWords title={t('title')} detail={t('detail')}>
        <ol className={styles.terms}>
          {points.map((point) => (
            <li key={point}>{t(`points.${point}`)}</li>
          ))}
        </ol>
      </CardWords>
    </EntryScreen>
  )
}
