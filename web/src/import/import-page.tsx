import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ComponentType, type ReactNode, useState } from 'react'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import type { UploadedFile } from '../kit/upload-file.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { FileDrop } from './file-drop.tsx'
import styles from './import-page.module.css'
import { ImportRun } from './import-run.tsx'
import { NewFormStep, type StartedImport } from './new-form-step.tsx'
import { useText } from './texts.ts'
import { useAnalysis } from './use-analysis.ts'

export interface ImportPageProps {
  /** What follows when an app was made: who may use it? */
  NewAppStep?: ComponentType<{ appId: string; onDone: () => void; more: ReactNode }>
}

/** `/apps/new/import` and `/apps/$appId/import`: a spreadsheet becomes an app, or a form of an app. */
export function ImportPage({ NewAppStep }: ImportPageProps) {
  const t = useText()
  const { appId } = usePathParams<'appId'>()
  const [file, setFile] = useState<UploadedFile>()
  const [started, setStarted] = useState<StartedImport>()
  const { analysis, loading, problem, read, choose, reading, isAsFound, forget } = useAnalysis(file)
  const restart = () => {
    setFile(undefined)
    setStarted(undefined)
    forget()
  }
  return (
    <Page
      title={t(appId ? 'newForm' : 'newApp')}
      back={appId ? `/apps/${appId}` : '/apps'}
      actions={file && !started ? <Button onClick={restart}>{t('file.other')}</Button> : undefined}
    >
      <div className={styles.steps} aria-busy={loading}>
        {file ? null : <FileDrop onFile={setFile} />}
        {file && !started && problem ? (
          <ProblemAlert problem={problem} onRetry={isAsFound ? undefined : forget} />
        ) : null}
        {file && !started && !analysis && !problem ? (
          <>
            <p role="status">{t('analyzing')}</p>
            <RowsSkeleton rows={8} />
          </>
        ) : null}
        {analysis && file && !started ? (
          <NewFormStep
            key={file.id}
            appId={appId}
            analysis={analysis}
            reading={reading}
            onRead={read}
            onChosen={choose}
            onStarted={setStarted}
          />
        ) : null}
        {started ? (
          <ImportRun
            jobId={started.jobId}
            actions={
              <WaysOn started={started} NewAppStep={appId ? undefined : NewAppStep} onAgain={restart} />
            }
            // What was made for the import is gone with it.
            insteadActions={<Button onClick={restart}>{t('again')}</Button>}
          />
        ) : null}
      </div>
    </Page>
  )
}

interface WaysOnProps {
  started: StartedImport
  /** A new app is nobody else's yet, so the way on asks who may use it. */
  NewAppStep: ImportPageProps['NewAppStep']
  onAgain: () => void
}

function WaysOn({ started, NewAppStep, onAgain }: WaysOnProps) {
  const t = useText()
  const navigate = useNavigate()
  const open = () => void navigate({ to: `/apps/${started.appId}/forms/${started.formId}` })
  const again = <Button onClick={onAgain}>{t('again')}</Button>
  if (NewAppStep) return <NewAppStep appId={started.appId} onDone={open} more={again} />
  return (
    <>
      <Button type="primary" onClick={open}>
        {t('openApp')}
      </Button>
      {again}
    </>
  )
}
