import { CopyText } from '../kit/copy-text.tsx'
import { Labelled } from '../kit/labelled.tsx'
import styles from './connect.module.css'
import { useText } from './texts.ts'

/** A key with the secret that is told this once. */
export interface ToldKey {
  name: string
  keyName: string
  secret: string | null
  kind: 'program' | 'project'
}

/** What whoever sets up the program has to take along. */
export function MadeKey({ told: { name, keyName, secret, kind } }: { told: ToldKey }) {
  const t = useText()
  return (
    <div className={styles.stack}>
      <p>{t('keys.made', { name })}</p>
      <Labelled label={t(kind === 'project' ? 'keys.projectId' : 'keys.keyName')}>
        {() => <CopyText text={keyName} label={t(kind === 'project' ? 'keys.projectId' : 'keys.keyName')} />}
      </Labelled>
      {secret ? (
        <>
          <Labelled label={t('keys.secret')}>
            {() => <CopyText text={secret} label={t('keys.secret')} />}
          </Labelled>
          <p className={styles.warning} role="note">
            {t('keys.once')}
          </p>
        </>
      ) : (
        <p className={styles.hint}>{t(kind === 'project' ? 'keys.projectNext' : 'keys.ownNext')}</p>
      )}
    </div>
  )
}
