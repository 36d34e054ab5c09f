import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './sharing.module.css'
import { SharingList } from './sharing-list.tsx'
import { useText } from './texts.ts'
import { useSharing } from './use-sharing.ts'

export interface ShareStepProps {
  appId: string
  /** Leads into the app, once it is said who may use it. */
  onDone: () => void
  /** Other ways on. */
  more?: ReactNode
}

/** The step after an app was made: who may use it? Nobody else may, until it is said. */
export function ShareStep({ appId, onDone, more }: ShareStepProps) {
  const t = useText()
  const sharing = useSharing(appId)
  const go = async () => {
    if (!sharing.changed || (await sharing.save())) onDone()
  }
  return (
    <section className={styles.page} aria-labelledby="share-step">
      <div>
        <h2 id="share-step">{t('sharing.question')}</h2>
        <p className={styles.note}>{t('sharing.closed')}</p>
      </div>
      <SharingList sharing={sharing} />
      <div className={styles.acts}>
        <Button type="primary" loading={sharing.busy} onClick={() => void go()}>
          {t(sharing.changed ? 'sharing.saveAndOpen' : 'sharing.openUnshared')}
        </Button>
        {more}
      </div>
    </section>
  )
}
