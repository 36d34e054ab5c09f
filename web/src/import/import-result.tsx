import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLanguage } from '../i18n/language.ts'
import type { Job } from '../kit/job-progress.tsx'
import styles from './import-result.module.css'
import { useText } from './texts.ts'

interface Outcome {
  imported: number
  skipped: number
  refused?: boolean
  errorFileId?: string
  problems?: { line?: number; row?: number; zh: string; en: string }[]
}

/** What came out of an import: how many rows, which were left out and why, and a file of those. */
export function ImportResult({ job }: { job: Job }) {
  const t = useText()
  const language = useLanguage()
  const outcome = job.result as Outcome | null
  if (job.state !== 'done' || !outcome) return null
  return (
    <div className={styles.result}>
      <p>
        <strong>
          {outcome.refused
            ? t('refused', { skipped: outcome.skipped })
            : t('result', { imported: outcome.imported })}
        </strong>
        {outcome.skipped > 0 && !outcome.refused
          ? ` · ${t('resultSkipped', { skipped: outcome.skipped })}`
          : ''}
      </p>
      {outcome.errorFileId ? (
        <Button icon={<DownloadOutlined />} href={`/api/files/${outcome.errorFileId}`}>
          {t('download')}
        </Button>
      ) : null}
      {outcome.problems && outcome.problems.length > 0 ? (
        <ul className={styles.problems} aria-label={t('problems')}>
          {outcome.problems.slice(0, 20).map((problem) => {
            const line = problem.line ?? problem.row ?? 0
            return (
              <li key={`${line} ${problem.zh}`}>
                {t('line', { line })}：{problem[language]}
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}
