import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { JobProgress } from '../kit/job-progress.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import { useRefresh } from '../kit/use-operation.ts'
import { type ColumnChoice, nameOfFile, recognized } from './column-choice.ts'
import { DropZone } from './drop-zone.tsx'
import styles from './import-app-page.module.css'
import { ImportResult } from './import-result.tsx'
import { PreviewTable } from './preview-table.tsx'
import { useText } from './texts.ts'
import { type Analysis, useSpreadsheet } from './use-spreadsheet.ts'

/** A spreadsheet becomes an app: drop, look, correct, run. */
export function ImportAppPage() {
  const t = useText()
  const spreadsheet = useSpreadsheet()
  const [made, setMade] = useState<{ appId: string; formId: string; jobId: string }>()
  return (
    <Page title={t('title')} back="/apps">
      {made ? (
        <Running {...made} />
      ) : spreadsheet.stage === 'ready' && spreadsheet.analysis ? (
        <Choose
          key={`${spreadsheet.analysis.fileId} ${spreadsheet.analysis.sheet}`}
          analysis={spreadsheet.analysis}
          onSheet={spreadsheet.chooseSheet}
          onAnother={spreadsheet.reset}
          onMade={setMade}
        />
      ) : (
        <DropZone spreadsheet={spreadsheet} />
      )}
    </Page>
  )
}

interface ChooseProps {
  analysis: Analysis
  onSheet: (sheet: string) => void
  onAnother: () => void
  onMade: (made: { appId: string; formId: string; jobId: string }) => void
}

function Choose({ analysis, onSheet, onAnother, onMade }: ChooseProps) {
  const t = useText()
  const [choices, setChoices] = useState<ColumnChoice[]>(() => recognized(analysis))
  const [appName, setAppName] = useState(nameOfFile(analysis.fileName))
  const [formName, setFormName] = useState(analysis.sheet ?? nameOfFile(analysis.fileName))
  const [badRows, setBadRows] = useState<'skip' | 'refuseAll'>('skip')
  const create = useCommand('import.createApp', { refreshes: ['app'], quiet: true, onSuccess: onMade })
  const chosen = choices.filter(({ include }) => include)
  const run = () =>
    create.run({
      fileId: analysis.fileId,
      appName: appName.trim(),
      formName: formName.trim(),
      columns: chosen,
      badRows,
      ...(analysis.sheet ? { sheet: analysis.sheet } : {}),
    })
  return (
    <div className={styles.choose}>
      <div className={styles.names}>
        <Labelled label={t('appName')}>
          {(id) => (
            <Input
              id={id}
              value={appName}
              maxLength={100}
              onChange={(event) => setAppName(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('formName')}>
          {(id) => (
            <Input
              id={id}
              value={formName}
              maxLength={100}
              onChange={(event) => setFormName(event.target.value)}
            />
          )}
        </Labelled>
        {analysis.sheets.length > 1 ? (
          <Labelled label={t('sheet')}>
            {(id) => (
              <Select
                id={id}
                value={analysis.sheet}
                onChange={(sheet) => sheet && onSheet(sheet)}
                options={analysis.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              />
            )}
          </Labelled>
        ) : null}
      </div>
      <FileFacts analysis={analysis} onAnother={onAnother} />
      <PreviewTable analysis={analysis} choices={choices} onChange={setChoices} />
      <BadRowChoice value={badRows} onChange={setBadRows} />
      <ProblemAlert problem={create.problem} />
      <div className={styles.act}>
        <Button
          type="primary"
          size="large"
          loading={create.busy}
          disabled={chosen.length === 0 || !appName.trim() || !formName.trim()}
          onClick={() => void run()}
        >
          {t('start')}
        </Button>
        {chosen.length === 0 ? <span>{t('needColumn')}</span> : null}
      </div>
    </div>
  )
}

export function BadRowChoice({
  value,
  onChange,
}: {
  value: 'skip' | 'refuseAll'
  onChange: (value: 'skip' | 'refuseAll') => void
}) {
  const t = useText()
  return (
    <Labelled label={t('badRows')}>
      {() => (
        <Radio.Group
          vertical
          value={value}
          onChange={(event) => onChange(event.target.value as 'skip' | 'refuseAll')}
          options={(['skip', 'refuseAll'] as const).map((choice) => ({ value: choice, label: t(choice) }))}
        />
      )}
    </Labelled>
  )
}

/** What kind of file it is, and how much is in it. */
export function FileFacts({ analysis, onAnother }: { analysis: Analysis; onAnother: () => void }) {
  const t = useText()
  return (
    <p className={styles.facts}>
      <strong>{analysis.fileName}</strong>
      <span>{t('rows', { count: analysis.rowCount })}</span>
      <span>{t('columns', { count: analysis.columns.length })}</span>
      {analysis.encoding ? <span>{analysis.encoding.toUpperCase()}</span> : null}
      <Button type="link" size="small" onClick={onAnother}>
        {t('another')}
      </Button>
    </p>
  )
}

function Running({ appId, formId, jobId }: { appId: string; formId: string; jobId: string }) {
  const t = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const { job, cancel } = useJob(jobId)
  const open = () => {
    refresh('record', 'form', 'app')
    void navigate({ to: `/apps/${appId}/forms/${formId}` })
  }
  if (!job) return null
  return (
    <div className={styles.choose}>
      <JobProgress job={job} onCancel={cancel} result={<ImportResult job={job} />} />
      {job.state === 'queued' || job.state === 'running' ? null : (
        <div className={styles.act}>
          <Button type="primary" size="large" onClick={open}>
            {t('openApp')}
          </Button>
        </div>
      )}
    </div>
  )
}
