import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { JobProgress } from '../kit/job-progress.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { Toggle } from '../kit/toggle.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import styles from './packages.module.css'
import { useText } from './texts.ts'

export interface ExportAppProps {
  app: { id: string; name: string } | null
  onClose: () => void
}

/** Writes an app into one file that can be imported elsewhere. */
export function ExportApp({ app, onClose }: ExportAppProps) {
  const t = useText()
  return (
    <Sheet open={app !== null} onClose={onClose} title={t('pack.exportTitle', { name: app?.name ?? '' })}>
      {app ? <ExportBody key={app.id} appId={app.id} /> : null}
    </Sheet>
  )
}

function ExportBody({ appId }: { appId: string }) {
  const t = useText()
  const [withData, setWithData] = useState(false)
  const [withFiles, setWithFiles] = useState(false)
  const [jobId, setJobId] = useState<string | null>(null)
  const start = useCommand('app.exportPackage', { quiet: true, onSuccess: (made) => setJobId(made.jobId) })
  const { job, cancel } = useJob(jobId)
  const file = job?.state === 'done' ? (job.result as { fileId: string; fileName: string }) : null
  return (
    <div className={styles.body}>
      <p className={styles.note}>{t('pack.exportNote')}</p>
      <Toggle label={t('pack.withData')} value={withData} onChange={setWithData} />
      {withData ? <Toggle label={t('pack.withFiles')} value={withFiles} onChange={setWithFiles} /> : null}
      <p className={styles.note}>{t('pack.dataNote')}</p>
      <ProblemAlert problem={start.problem} />
      {job ? (
        <JobProgress
          job={job}
          onCancel={cancel}
          result={
            file ? (
              <Button
                type="primary"
                icon={<DownloadOutlined aria-hidden />}
                href={`/api/files/${file.fileId}?download=1`}
              >
                {t('pack.download', { name: file.fileName })}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      {job?.state !== 'running' ? (
        <span>
          <Button
            type={file ? 'default' : 'primary'}
            loading={start.busy}
            onClick={() => void start.run({ appId, withData, withFiles: withData && withFiles })}
          >
            {t(job ? 'pack.exportAgain' : 'pack.export')}
          </Button>
        </span>
      ) : null}
    </div>
  )
}
