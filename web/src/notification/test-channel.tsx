import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './my-notices-tab.module.css'
import { useText } from './texts.ts'

/** Sends a test message to oneself by a channel, and says what became of it. */
export function TestChannel({ channel, name }: { channel: string; name: string }) {
  const t = useText()
  const [asked, setAsked] = useState(false)
  const send = useCommand('notice.test', { quiet: true, onSuccess: () => setAsked(true) })
  const result = useOperation('notice.testResult', { channel }, { enabled: asked })
  const state = asked ? result.data?.state : undefined
  const isOpen = asked && (!state || state === 'queued' || state === 'sending')
  const { refetch } = result
  useEffect(() => {
    if (!isOpen) return
    const timer = setInterval(() => void refetch(), 1000)
    return () => clearInterval(timer)
  }, [isOpen, refetch])
  const wrong = send.problem?.errors[0]?.message ?? send.problem?.message
  return (
    <div className={styles.test}>
      <Button
        size="small"
        loading={send.busy}
        aria-label={t('mine.testOf', { name })}
        onClick={() => void send.run({ channel })}
      >
        {t('mine.test')}
      </Button>
      <small role="status">
        {wrong ??
          (isOpen
            ? t('mine.testing')
            : state
              ? `${t(`mine.tested.${state}`)}${result.data?.error ? ` (${result.data.error})` : ''}`
              : null)}
      </small>
    </div>
  )
}
