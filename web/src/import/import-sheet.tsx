import { Alert, Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { JobProgress } from '../kit/job-progress.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { importable, matchFields } from './column-choice.ts'
import { DropZone } from './drop-zone.tsx'
import styles from './import-app-page.module.css'
import { BadRowChoice, FileFacts } from './import-app-page.tsx'
import { ImportResult } from './import-result.tsx'
import { useText } from './texts.ts'
import { type Analysis, useSpreadsheet } from './use-spreadsheet.ts'

export interface ImportSheetProps {
  formId: string
  open: boolean
  onClose: () => void
}

/** A spreadsheet goes into a form that is there already. */
export function ImportSheet({ formId, open, onClose }: ImportSheetProps) {
  const t = useText()
  const refresh = useRefresh()
  const form = useOperation('form.get', { formId }, { enabled: open }).data
  const spreadsheet = useSpreadsheet()
  const [jobId, setJobId] = useState<string | null>(null)
  const close = () => {
    refresh('record')
    setJobId(null)
    spreadsheet.reset()
    onClose()
  }
  return (
    <Sheet open={open} onClose={close} title={t('intoForm', { name: form?.name ?? '' })} width={640}>
      {jobId ? (
        <Running jobId={jobId} onDone={close} />
      ) : spreadsheet.analysis && form ? (
        <Mapping
          key={spreadsheet.analysis.fileId}
          formId={formId}
          analysis={spreadsheet.analysis}
          fields={form.definition.fields}
          onAnother={spreadsheet.reset}
          onStarted={setJobId}
        />
      ) : (
        <DropZone spreadsheet={spreadsheet} />
      )}
    </Sheet>
  )
}

interface MappingProps {
  formId: string
  analysis: Analysis
  fields: readonly { id: string; name: string; type: string; required?: boolean | undefined }[]
  onAnother: () => void
  onStarted: (jobId: string) => void
}

function Mapping({ formId, analysis, fields, onAnother, onStarted }: MappingProps) {
  const t = useText()
  const [mapping, setMapping] = useState(() => matchFields(analysis, fields))
  const [badRows, setBadRows] = useState<'skip' | 'refuseAll'>('skip')
  const start = useCommand('import.intoForm', { quiet: true, onSuccess: ({ jobId }) => onStarted(jobId) })
  const taken = useMemo(() => new Set(Object.values(mapping)), [mapping])
  const missing = fields.filter(
    ({ id, type, required }) => required && importable.has(type) && !taken.has(id),
  )
  const put = (index: number, fieldId: string) => {
    const { [index]: _, ...others } = mapping
    setMapping(fieldId ? { ...others, [index]: fieldId } : others)
  }
  return (
    <div className={styles.choose}>
      <FileFacts analysis={analysis} onAnother={onAnother} />
      <ul className={styles.mapping} aria-label={t('field')}>
        {analysis.columns.map(({ index, header, samples }) => (
          <li key={index}>
            <span>
              {header}
              <small className={styles.sample}>{samples.slice(0, 3).join(' · ')}</small>
            </span>
            <Select
              aria-label={`${t('field')} ${header}`}
              value={mapping[index] ?? ''}
              onChange={(fieldId) => put(index, fieldId)}
              options={[
                { value: '', label: t('notImported') },
                ...fields
                  .filter(({ id, type }) => importable.has(type) && (!taken.has(id) || mapping[index] === id))
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </li>
        ))}
      </ul>
      {missing.map(({ id, name }) => (
        <Alert key={id} type="warning" showIcon title={t('missing', { name })} />
      ))}
      <BadRowChoice value={badRows} onChange={setBadRows} />
      <ProblemAlert problem={start.problem} />
      <Button
        type="primary"
        size="large"
        loading={start.busy}
        disabled={taken.size === 0}
        onClick={() =>
          void start.run({
            formId,
            fileId: analysis.fileId,
            mapping: Object.entries(mapping).map(([index, fieldId]) => ({ index: Number(index), fieldId })),
            badRows,
            ...(analysis.sheet ? { sheet: analysis.sheet } : {}),
          })
        }
      >
        {t('start')}
      </Button>
    </div>
  )
}

function Running({ jobId, onDone }: { jobId: string; onDone: () => void }) {
  const t = useText()
  const { job, cancel } = useJob(jobId)
  if (!job) return null
  const open = job.state === 'queued' || job.state === 'running'
  return (
    <div className={styles.choose}>
      <JobProgress job={job} onCancel={cancel} result={<ImportResult job={job} />} />
      {open ? null : (
        <Button type="primary" onClick={onDone}>
          {t('close')}
        </Button>
      )}
    </div>
  )
}
