import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import type { UploadedFile } from '../kit/upload-file.ts'
import { useOperation } from '../kit/use-operation.ts'
import { FileDrop } from './file-drop.tsx'
import styles from './import-page.module.css'
import { ImportRun } from './import-run.tsx'
import { MappingStep } from './mapping-step.tsx'
import { useText } from './texts.ts'
import { useAnalysis } from './use-analysis.ts'

export interface ImportSheetProps {
  open: boolean
  onClose: () => void
  formId: string
}

/** Imports a spreadsheet into a form that exists: file, fields, progress, result. Opened from the grid. */
export function ImportSheet({ open, onClose, formId }: ImportSheetProps) {
  const t = useText()
  const { data: form } = useOperation('form.get', { formId }, { enabled: open })
  const [chosen, setChosen] = useState(false)
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('intoForm', { name: form?.name ?? '' })}
      width={720}
      guarded="asked"
      dirty={chosen}
    >
      {form ? <ImportSteps form={form} onClose={onClose} onChosen={setChosen} /> : <RowsSkeleton rows={4} />}
    </Sheet>
  )
}

interface ImportStepsProps {
  form: NonNullable<ReturnType<typeof useOperation<'form.get'>>['data']>
  onClose: () => void
  /** Tells whether a file was chosen that is not imported yet. */
  onChosen: (chosen: boolean) => void
}

function ImportSteps({ form, onClose, onChosen }: ImportStepsProps) {
  const t = useText()
  const [file, setFile] = useState<UploadedFile>()
  const [jobId, setJobId] = useState<string>()
  const { analysis, problem, read, choose, reading, forget } = useAnalysis(file, form.id)
  const isOpen = file !== undefined && jobId === undefined
  useEffect(() => {
    onChosen(isOpen)
    return () => onChosen(false)
  }, [isOpen, onChosen])
  const restart = () => {
    setFile(undefined)
    setJobId(undefined)
    forget()
  }
  if (jobId) {
    const actions = (
      <>
        <Button type="primary" onClick={onClose}>
          {t('openData')}
        </Button>
        <Button onClick={restart}>{t('again')}</Button>
      </>
    )
    return <ImportRun jobId={jobId} actions={actions} />
  }
  if (!file) return <FileDrop onFile={setFile} compact />
  return (
    <div className={styles.steps}>
      {problem ? <ProblemAlert problem={problem} onRetry={restart} /> : null}
      {analysis ? (
        <MappingStep
          key={file.id}
          form={form}
          analysis={analysis}
          reading={reading}
          onRead={read}
          onChosen={choose}
          onOther={restart}
          onStarted={setJobId}
        />
      ) : null}
      {analysis || problem ? null : (
        <>
          <p role="status">{t('analyzing')}</p>
          <RowsSkeleton rows={6} />
        </>
      )}
    </div>
  )
}
