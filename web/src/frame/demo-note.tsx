import { useOperation } from '../kit/use-operation.ts'
import styles from './offline-note.module.css'
import { useMe } from './session.ts'
import { useText } from './texts.ts'

/** In a demo company that everybody may enter from anywhere: says so, for as long as one is in it. */
export function DemoNote() {
  const t = useText()
  const inDemo = useMe().tenant?.demo ?? false
  const entry = useOperation('identity.entry', {}, { enabled: inDemo, staleTime: 300_000 })
  return inDemo && entry.data?.demo === 'open' ? (
    <p className={styles.note} role="note">
      {t('openDemo')}
    </p>
  ) : null
}
