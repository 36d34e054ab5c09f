import { Button, Modal } from 'antd'
import { useFocusBack } from '../kit/use-focus-back.ts'
import styles from './leave-dialog.module.css'
import { useText } from './texts.ts'

export interface LeaveDialogProps {
  open: boolean
  onStay: () => void
  /** Forgets what was typed. */
  onDrop: () => void
  /** Closes; what was typed is there the next time. */
  onKeep: () => void
}

/** Asks before something that is not saved goes out of sight. */
export function LeaveDialog({ open, onStay, onDrop, onKeep }: LeaveDialogProps) {
  const t = useText()
  useFocusBack(open)
  return (
    <Modal
      open={open}
      onCancel={onStay}
      title={t('record.leaveTitle')}
      width={440}
      footer={
        <div className={styles.buttons}>
          <Button danger onClick={onDrop}>
            {t('record.leaveDrop')}
          </Button>
          <Button onClick={onKeep}>{t('record.leaveKeep')}</Button>
          <Button type="primary" autoFocus onClick={onStay}>
            {t('record.leaveStay')}
          </Button>
        </div>
      }
    >
      {t('record.leaveNote')}
    </Modal>
  )
}
