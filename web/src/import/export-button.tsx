import { DownloadOutlined } from '@ant-design/icons'
import type { Filter, Sort } from '@sluice/contract'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { JobProgress } from '../kit/job-progress.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import { useText } from './texts.ts'

export interface ExportButtonProps {
  formId: string
  /** What the list shows now: the same records are exported. */
  filter?: Filter | undefined
  sort?: readonly Sort[] | undefined
  search?: string | undefined
  fields?: readonly string[] | undefined
}

/** Exports the records of a list as CSV or Excel, in the background. */
export function ExportButton({ formId, filter, sort, search, fields }: ExportButtonProps) {
  const t = useText()
  const [jobId, setJobId] = useState<string | null>(null)
  const { job, cancel } = useJob(jobId)
  const start = useCommand('export.start', { onSuccess: (output) => setJobId(output.jobId) })
  const result = job?.state === 'done' ? (job.result as { fileId: string; fileName: string } | null) : null
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: t('exportXlsx') },
            { key: 'csv', label: t('exportCsv') },
          ],
          onClick: ({ key }) =>
            void start.run({
              formId,
              format: key as 'csv' | 'xlsx',
              ...(filter ? { filter } : {}),
              ...(sort && sort.length > 0 ? { sort: [...sort] } : {}),
              ...(search ? { search } : {}),
              ...(fields && fields.length > 0 ? { fields: [...fields] } : {}),
            }),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={start.busy}>
          {t('export')}
        </Button>
      </Dropdown>
      <Sheet open={jobId !== null} onClose={() => setJobId(null)} title={t('exporting')} width={420}>
        {job ? (
          <JobProgress
            job={job}
            onCancel={cancel}
            result={
              result ? (
                <Button type="primary" icon={<DownloadOutlined />} href={`/api/files/${result.fileId}`}>
                  {t('exportDone', { name: result.fileName })}
                </Button>
              ) : null
            }
          />
        ) : null}
      </Sheet>
    </>
  )
}
