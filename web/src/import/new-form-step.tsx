import { typeNamed } from '@sluice/form'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { formatNumber } from '../kit/formats.ts'
import { Labelled } from '../kit/labelled.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { BadRowsChoice } from './bad-rows-choice.tsx'
import type { ChosenColumn } from './column-choices.ts'
import { FileProblems } from './file-problems.tsx'
import styles from './import-page.module.css'
import { type Analysis, type BadRows, type ChosenTypes, type Reading, stemOf } from './model.ts'
import { PreviewTable } from './preview-table.tsx'
import { ReadingOptions } from './reading-options.tsx'
import { suggestName } from './suggest-name.ts'
import { useText } from './texts.ts'
import { useColumnChanges } from './use-column-changes.ts'

export interface StartedImport {
  appId: string
  formId: string
  jobId: string
}

export interface NewFormStepProps {
  /** App that gets the form; absent: a new app is made with it. */
  appId: string | undefined
  analysis: Analysis
  reading: Reading
  onRead: (part: Reading) => void
  onChosen: (types: ChosenTypes) => void
  onStarted: (started: StartedImport) => void
}

/** Shows what was found in a file, lets it be put right, and starts the import. */
export function NewFormStep({ appId, analysis, reading, onRead, onChosen, onStarted }: NewFormStepProps) {
  const t = useText()
  const stem = stemOf(analysis.fileName).slice(0, 100)
  const [appName, setAppName] = useState(stem)
  // Until somebody types one, it follows what is read: another sheet has another name.
  const [typedName, setFormName] = useState<string>()
  const formName = typedName ?? suggestName(analysis)
  const [badRows, setBadRows] = useState<BadRows>('skip')
  const [titleFieldId, setTitleFieldId] = useState<string>()
  const { columns, change } = useColumnChanges(analysis, onChosen)
  const included = columns.filter(({ include }) => include)
  const createApp = useCommand('import.createApp', { quiet: true, refreshes: ['app'], onSuccess: onStarted })
  const createForm = useCommand('import.createForm', {
    quiet: true,
    refreshes: ['app', 'form'],
    onSuccess: (made) => onStarted({ appId: appId ?? '', ...made }),
  })
  const busy = createApp.busy || createForm.busy
  const wrong =
    namesProblem(included) ??
    (formName.trim() === '' || (!appId && appName.trim() === '') ? 'nameMissing' : undefined)
  const start = () => {
    const form = {
      fileId: analysis.fileId,
      formName: formName.trim(),
      ...reading,
      columns: included.map(({ column, name, type, dateOrder }) => ({
        index: column.index,
        fieldId: column.fieldId,
        name: name.trim(),
        type,
        ...(dateOrder ? { dateOrder } : {}),
      })),
      badRows,
      ...(included.some(({ column }) => column.fieldId === titleFieldId) ? { titleFieldId } : {}),
    }
    if (appId) void createForm.run({ appId, ...form })
    else void createApp.run({ appName: appName.trim(), ...form })
  }
  return (
    <>
      <div className={styles.facts}>
        <strong>{analysis.fileName}</strong>
        <span>{t('rows', { count: formatNumber(analysis.rowCount) })}</span>
        <span>{t('columns', { count: analysis.columns.length })}</span>
      </div>
      <ReadingOptions analysis={analysis} reading={reading} onChange={onRead} />
      <FileProblems problems={analysis.problems} />
      <div className={styles.names}>
        {appId ? null : <NameInput label={t('appName')} value={appName} onChange={setAppName} />}
        <NameInput label={t('formName')} value={formName} onChange={setFormName} />
        <TitleSelect columns={included} value={titleFieldId} onChange={setTitleFieldId} />
      </div>
      <PreviewTable analysis={analysis} columns={columns} onChange={change} />
      <ProblemAlert problem={createApp.problem ?? createForm.problem} />
      <div className={styles.foot}>
        <BadRowsChoice value={badRows} onChange={setBadRows} />
        <div className={styles.acts}>
          {wrong ? (
            <span className={styles.error} role="status">
              {t(wrong)}
            </span>
          ) : null}
          <Button type="primary" size="large" loading={busy} disabled={wrong !== undefined} onClick={start}>
            {t('start')}
          </Button>
        </div>
      </div>
    </>
  )
}

function namesProblem(included: readonly ChosenColumn[]) {
  if (included.length === 0) return 'nothingChosen' as const
  return included.find(({ problem }) => problem)?.problem
}

interface NameInputProps {
  label: string
  value: string
  onChange: (value: string) => void
}

function NameInput({ label, value, onChange }: NameInputProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          value={value}
          maxLength={100}
          {...(value.trim() === '' ? { status: 'error' as const } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}

interface TitleSelectProps {
  columns: readonly ChosenColumn[]
  value: string | undefined
  onChange: (fieldId: string | undefined) => void
}

/** The column whose value names a record in lists and tasks. */
function TitleSelect({ columns, value, onChange }: TitleSelectProps) {
  const t = useText()
  const naming = columns.filter(({ type }) => typeNamed(type).title !== 'never')
  const known = naming.some(({ column }) => column.fieldId === value)
  return (
    <Labelled label={t('titleField')}>
      {(id) => (
        <Select
          id={id}
          value={known && value ? value : ''}
          options={[
            { value: '', label: t('titleAuto') },
            ...naming.map(({ column, name }) => ({ value: column.fieldId, label: name })),
          ]}
          onChange={(fieldId) => onChange(fieldId || undefined)}
        />
      )}
    </Labelled>
  )
}
