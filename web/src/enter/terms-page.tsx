import { LinkButton } from '../kit/link-button.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { CardWords } from './card-words.tsx'
import { EntryScreen } from './entry-screen.tsx'
import styles from './terms-page.module.css'
import { useText } from './terms-texts.ts'

/** `/terms`: what whoever registers accepts, as the operator wrote it. */
export function TermsPage() {
  const t = useText()
  const { data, error, refetch } = useOperation('identity.terms', {})
  return (
    <EntryScreen label={t('title')}>
      <CardWords title={t('title')} detail={t('detail')}>
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
        {data || error ? null : <RowsSkeleton rows={5} />}
        <ol className={styles.sections}>
          {data?.points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two points may read the same, and they never move
            <li key={index}>{point}</li>
          ))}
        </ol>
        <LinkButton to="/enter" look="link">
          {t('back')}
        </LinkButton>
      </CardWords>
    </EntryScreen>
  )
}
