import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './entry-form.module.css'
import { useText } from './texts.ts'

/** Sends the form of somebody who is not signed in; says why it takes a moment while a challenge is solved. */
export function StrangerButton({
  command: { busy, solving },
  children,
}: {
  command: { busy: boolean; solving: boolean }
  children: ReactNode
}) {
  const t = useText()
  return (
    <>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {children}
      </Button>
      <p role="status" className={styles.solving}>
        {solving ? t('captcha.solving') : ''}
      </p>
    </>
  )
}
