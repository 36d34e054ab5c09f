import { Button, Input, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import styles from './confirm-by-name.module.css'
import { useText } from './texts.ts'

export interface ConfirmByNameProps {
  open: boolean
  onClose: () => void
  title: string
  /** What must be typed: the name of what is destroyed. */
  name: string
  /** What the act will touch: counts, consequences, whether it can be undone. */
  impact: ReactNode
  /** Word on the button. */
  act?: string
  busy?: boolean
  onConfirm: () => void
}

/** Asks for the name of a thing before it is destroyed; the button stays shut until the name is right. */
export function ConfirmByName({
  open,
  onClose,
  title,
  name,
  impact,
  act,
  busy,
  onConfirm,
}: ConfirmByNameProps) {
  const t = useText()
  const inputId = useId()
  const [typed, setTyped] = useState('')
  const right = typed.trim() === name.trim()
  useEffect(() => {
    if (!open) setTyped('')
  }, [open])
  return (
    <Modal open={open} onCancel={onClose} title={title} destroyOnHidden footer={null} width={440}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (right && !busy) onConfirm()
        }}
      >
        <div className={styles.impact}>{impact}</div>
        <label htmlFor={inputId}>{t('confirm.type', { name })}</label>
        <Input
          id={inputId}
          autoFocus
          autoComplete="off"
          value={typed}
          status={typed && !right && !name.startsWith(typed) ? 'error' : ''}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button htmlType="submit" type="primary" danger disabled={!right} loading={busy ?? false}>
            {act ?? t('confirm.act')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
