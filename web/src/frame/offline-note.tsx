import { useSyncExternalStore } from 'react'
import styles from './offline-note.module.css'
import { useText } from './texts.ts'

/** Says that the network is gone, for as long as it is. */
export function OfflineNote() {
  const t = useText()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return online ? null : (
    <p className={styles.note} role="status">
      {t('offline')}
    </p>
  )
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
