import { Button } from 'antd'
import styles from './role-detail.module.css'
import { useText } from './texts.ts'

/** Stays in view while rights of a role are changed and not yet saved. */
export function UnsavedBar({
  busy,
  onDiscard,
  onSave,
}: {
  busy: boolean
  onDiscard: () => void
  onSave: () => void
}) {
  const t = useText()
  return (
    <div className={styles.save} role="status">
      <span>{t('role.unsaved')}</span>
      <Button onClick={onDiscard}>{t('role.discard')}</Button>
      <Button type="primary" loading={busy} onClick={onSave}>
        {t('role.save')}
      </Button>
    </div>
  )
}
