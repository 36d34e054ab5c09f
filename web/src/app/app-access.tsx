import { Button } from 'antd'
import styles from './sharing.module.css'
import { SharingList } from './sharing-list.tsx'
import { useText } from './texts.ts'
import { useSharing } from './use-sharing.ts'

/** Who may use the app; closed to all but its maker at first. */
export function AppAccess({ appId }: { appId: string }) {
  const t = useText()
  const sharing = useSharing(appId)
  return (
    <div className={styles.page}>
      <p className={styles.note}>{t('sharing.note')}</p>
      <SharingList sharing={sharing} />
      <div className={styles.acts}>
        <Button
          type="primary"
          disabled={!sharing.changed}
          loading={sharing.busy}
          onClick={() => void sharing.save()}
        >
          {t('save')}
        </Button>
        {sharing.changed ? <Button onClick={sharing.discard}>{t('sharing.discard')}</Button> : null}
      </div>
    </div>
  )
}
