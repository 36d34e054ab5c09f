import type { ProblemError } from '@sluice/contract'
import { Alert, Button } from 'antd'
import styles from './problem-alert.module.css'
import { useText } from './texts.ts'

export interface ProblemAlertProps {
  problem: ProblemError | null | undefined
  /** Field errors are shown beside their fields already; only the sentence is shown here. */
  fieldsShown?: boolean
  /** How many of them are still to correct; the words shrink with them, and go with the last. */
  left?: number | undefined
  onRetry?: (() => void) | undefined
  onClose?: (() => void) | undefined
}

/** What the server refused and why, with the fields to change; nothing when there is no problem. */
export function ProblemAlert({ problem, fieldsShown, left, onRetry, onClose }: ProblemAlertProps) {
  const t = useText()
  if (!problem) return null
  const mended = fieldsShown && left !== undefined && left < problem.errors.length
  if (mended && left === 0) return null
  const { title, detail } = problem.problem
  const fields = fieldsShown ? [] : problem.errors
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className={styles.alert}
      title={mended ? t('problem.left', { count: left }) : title || problem.message}
      description={
        (detail && detail !== title) || fields.length > 0 ? (
          <>
            {detail && detail !== title ? <p>{detail}</p> : null}
            {fields.length > 0 ? (
              <ul className={styles.fields} aria-label={t('problem.fields')}>
                {fields.map((field) => (
                  <li key={`${field.field} ${field.code}`}>
                    {field.label
                      ? t('problem.at', { place: field.label, what: field.message })
                      : field.message}
                    {field.suggestion ? (
                      <span className={styles.suggestion}>
                        {' '}
                        {t('problem.suggestion', { text: field.suggestion })}
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            ) : null}
          </>
        ) : undefined
      }
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : undefined
      }
      {...(onClose ? { closable: { onClose, 'aria-label': t('close') } } : {})}
    />
  )
}
