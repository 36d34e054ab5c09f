import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '../kit/formats.ts'
import { JobProgress } from '../kit/job-progress.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import type { ExportFormat, ExportScope } from './export-scope.ts'
import styles from './import-page.module.css'
import { useText } from './texts.ts'

export interface ExportSheetProps {
  scope: ExportScope
  format: ExportFormat
  onClose: () => void
}

/** An export under way; the file is downloaded as soon as it is there. */
export function ExportSheet({ scope, format, onClose }: ExportSheetProps) {
  const t = useText()
  const [jobId, setJobId] = useState<string | null>(null)
  const start = useCommand('export.start', { quiet: true, onSuccess: (started) => setJobId(started.jobId) })
  const { job, cancel } = useJob(jobId)
  const begun = useRef(false)
  const { run } = start
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void run(inputOf(scope, format))
  }, [run, scope, format])

  const file =
    job?.state === 'done'
      ? (job.result as { fileId: string; fileName: string; rows: number; cut?: number } | null)
      : null
  const address = file ? `/api/files/${file.fileId}?download=1` : undefined
  useEffect(() => {
    if (address) download(address)
  }, [address])
  return (
    <Sheet open onClose={onClose} title={t('export.title')}>
      <div className={styles.run}>
        <p className={styles.quiet}>{t('export.note')}</p>
        <ProblemAlert problem={start.problem} />
        {job ? (
          <JobProgress
            job={job}
            onCancel={cancel}
            result={
              file ? (
                <div className={styles.bad}>
                  <p>{t('export.rows', { count: formatNumber(file.rows) })}</p>
                  {file.cut ? (
                    <p className={styles.error}>{t('export.cut', { count: formatNumber(file.cut) })}</p>
                  ) : null}
                  <Button type="primary" icon={<DownloadOutlined aria-hidden />} href={address ?? ''}>
                    {t('export.download', { name: file.fileName })}
                  </Button>
                  <span className={styles.quiet}>{t('export.kept')}</span>
                </div>
              ) : undefined
            }
          />
        ) : start.problem ? null : (
          <RowsSkeleton rows={2} />
        )}
      </div>
    </Sheet>
  )
}

function inputOf({ formId, filter, sort, search, fields }: ExportScope, format: ExportFormat) {
  return {
    formId,
    format,
    ...(filter ? { filter } : {}),
    ...(sort?.length ? { sort: [...sort] } : {}),
    ...(search ? { search } : {}),
    ...(fields?.length ? { fields: [...fields] } : {}),
  }
}

/** Saves a file as a click on its link would. */
function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
