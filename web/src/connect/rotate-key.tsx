import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { CopyText } from '../kit/copy-text.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Labelled } from '../kit/labelled.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './connect.module.css'
import type { AccessKey } from './model.ts'
import { useText } from './texts.ts'

/** Hours that the secret before stays good unless told otherwise. */
const standardGrace = 24

/** The secrets of a key that are accepted now, and a new one beside them, told this once. */
export function RotateKey({ accessKey: { id, secrets } }: { accessKey: AccessKey }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const [grace, setGrace] = useState(standardGrace)
  const [publicKey, setPublicKey] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const own = secrets.at(-1)?.algorithm === 'ed25519'
  const rotate = useCommand('accessKey.rotate', {
    quiet: true,
    success: t('keys.rotated'),
    onSuccess: ({ secret }) => {
      setTold(secret)
      setAsking(false)
      setPublicKey('')
    },
  })
  return (
    <section className={styles.stack} aria-label={t('keys.secrets')}>
      <h3 className={styles.title}>{t('keys.secrets')}</h3>
      <ul className={styles.list}>
        {secrets.map(({ hint, algorithm, expiresAt }) => (
          <li key={hint}>
            <span>
              <code>…{hint}</code> <small>{algorithm}</small>
            </span>
            <span>
              {expiresAt ? t('keys.secretUntil', { at: formatDateTime(expiresAt) }) : t('keys.secretNow')}
            </span>
          </li>
        ))}
      </ul>
      {told ? (
        <>
          <CopyText text={told} label={t('keys.secret')} />
          <p className={styles.warning} role="note">
            {t('keys.once')}
          </p>
        </>
      ) : null}
      <ProblemAlert problem={rotate.problem} />
      {asking ? (
        <>
          <Labelled label={t('keys.grace')}>
            {(inputId) => (
              <InputNumber
                id={inputId}
                min={0}
                max={720}
                precision={0}
                value={grace}
                onChange={(hours) => setGrace(hours ?? standardGrace)}
              />
            )}
          </Labelled>
          {own ? (
            <Labelled label={t('keys.publicKey')}>
              {(inputId) => (
                <Input.TextArea
                  id={inputId}
                  rows={3}
                  value={publicKey}
                  placeholder="-----BEGIN PUBLIC KEY-----"
                  onChange={({ target }) => setPublicKey(target.value)}
                />
              )}
            </Labelled>
          ) : null}
          <div className={styles.acts}>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button
              type="primary"
              loading={rotate.busy}
              onClick={() =>
                void rotate.run({
                  keyId: id,
                  graceHours: grace,
                  ...(own ? { algorithm: 'ed25519' as const, publicKey: publicKey.trim() } : {}),
                })
              }
            >
              {t('keys.rotate')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.acts}>
          <Button
            onClick={() => {
              setTold(null)
              setAsking(true)
            }}
          >
            {t('keys.rotateAsk')}
          </Button>
        </div>
      )}
    </section>
  )
}
