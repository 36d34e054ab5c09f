import { ProblemError } from '@sluice/contract/problem-error'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import styles from './lost.module.css'
import { Lost } from './lost.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { useText } from './texts.ts'

/** Shown instead of a page that threw; the frame around it stays usable. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const t = useText()
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  if (error instanceof ProblemError && error.status === 404) return <NotFoundPage />

  const message = error instanceof Error ? error.message : String(error)
  const trace = (error instanceof Error && error.stack) || message
  const outdated = /dynamically imported module|module script failed|preload CSS/i.test(message)
  const retry = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <Lost
      title={error instanceof ProblemError ? error.problem.title : t('failed.title')}
      detail={outdated ? t('failed.newVersion') : t('failed.detail')}
    >
      {outdated ? (
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      ) : (
        <Button type="primary" onClick={retry}>
          {t('retry')}
        </Button>
      )}
      <Button onClick={() => void router.navigate({ to: '/' })}>{t('home')}</Button>
      <details className={styles.trace}>
        <summary>{t('details')}</summary>
        <pre>{error instanceof ProblemError ? `${error.code}\n${message}` : trace}</pre>
      </details>
    </Lost>
  )
}
