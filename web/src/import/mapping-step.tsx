import { ArrowRightOutlined } from '@ant-design/icons'
import { typeNamed } from '@sluice/form'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { formatNumber } from '../kit/formats.ts'
import { Labelled } from '../kit/labelled.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { useCommand } from '../kit/use-command.ts'
import { BadRowsChoice } from './bad-rows-choice.tsx'
import { DoubtMark } from './doubt-list.tsx'
import { FileProblems } from './file-problems.tsx'
import styles from './import-page.module.css'
import { canBeKey, isFillable, matchFields, type Target, targetsOf } from './match-fields.ts'
import {
  type Analysis,
  type AnalyzedColumn,
  type BadRows,
  type ChosenTypes,
  type ColumnType,
  columnTypes,
  type Reading,
} from './model.ts'
import { ReadingOptions } from './reading-options.tsx'
import { useText } from './texts.ts'
import { useChosenTypes } from './use-chosen-types.ts'

export interface MappingStepProps {
  form: OutputOf<'form.get'>
  analysis: Analysis
  reading: Reading
  onRead: (part: Reading) => void
  onChosen: (types: ChosenTypes) => void
  onOther: () => void
  onStarted: (jobId: string) => void
}

/** Says which column fills which field, and starts the import. */
export function MappingStep({
  form,
  analysis,
  reading,
  onRead,
  onChosen,
  onOther,
  onStarted,
}: MappingStepProps) {
  const t = useText()
  const targets = targetsOf(form.definition.fields).filter(
    ({ field, entry }) =>
      (isFillable(field) && form.fieldAccess[entry.fieldId] === 'edit') ||
      (!isFillable(field) && canBeKey(field) && form.my.update),
  )
  const [chosen, setChosen] = useState<Record<number, string | null>>({})
  const [badRows, setBadRows] = useState<BadRows>('skip')
  const [keyFieldId, setKeyFieldId] = useState<string>()
  const { run, busy, problem } = useCommand('import.intoForm', {
    quiet: true,
    onSuccess: ({ jobId }) => onStarted(jobId),
  })
  const matched = matchFields(analysis.columns, targets)
  const targetOf = (index: number) =>
    chosen[index] === undefined ? matched[index] : (chosen[index] ?? undefined)
  const chosenTargets = new Set(analysis.columns.map(({ index }) => targetOf(index)))
  const keys = form.my.update
    ? targets.filter(({ id, field, entry }) => canBeKey(field) && !entry.columnId && chosenTargets.has(id))
    : []
  const key = keys.find(({ id }) => id === keyFieldId)
  const filled = analysis.columns.flatMap(({ index }) => {
    const target = targets.find(({ id }) => id === targetOf(index))
    // An automatic number is never filled; it can only say which record is meant.
    return target && (isFillable(target.field) || target === key) ? [{ index, target }] : []
  })
  const mapping = filled.map(({ index, target }) => ({ index, ...target.entry }))
  // What is doubtful depends on the field a column goes into.
  useChosenTypes(
    filled.flatMap(({ index, target }) => {
      const type = readableType(target.field)
      return type ? [{ index, type }] : []
    }),
    onChosen,
  )
  const used = new Set(filled.map(({ target }) => target.id))
  const missing = targets.filter(({ id, required }) => required && !used.has(id))
  const unmatched = analysis.columns.length - mapping.length
  /** A field goes to one column: the one that had it gives it up. */
  const choose = (index: number, targetId: string | null) =>
    setChosen((before) => {
      const others = analysis.columns.filter(
        (column) => column.index !== index && targetOf(column.index) === targetId,
      )
      const freed = targetId ? Object.fromEntries(others.map((column) => [column.index, null])) : {}
      return { ...before, ...freed, [index]: targetId }
    })
  return (
    <>
      <div className={styles.facts}>
        <strong>{analysis.fileName}</strong>
        <span>{t('rows', { count: formatNumber(analysis.rowCount) })}</span>
        <Button size="small" onClick={onOther}>
          {t('file.other')}
        </Button>
      </div>
      <ReadingOptions analysis={analysis} reading={reading} onChange={onRead} />
      <FileProblems problems={analysis.problems} />
      <ul className={styles.mapping}>
        {analysis.columns.map((column) => (
          <MappingPair
            key={column.index}
            column={column}
            targets={targets}
            value={targetOf(column.index)}
            onChange={(targetId) => choose(column.index, targetId)}
          />
        ))}
      </ul>
      {unmatched > 0 ? <p className={styles.quiet}>{t('unmatched', { count: unmatched })}</p> : null}
      {missing.map(({ id, name }) => (
        <p key={id} className={styles.error}>
          {t('requiredMissing', { name })}
        </p>
      ))}
      {keys.length > 0 ? (
        <Labelled label={t('key')}>
          {(id) => (
            <Select
              id={id}
              value={key?.id ?? ''}
              options={[
                { value: '', label: t('keyNone') },
                ...keys.map(({ id: fieldId, name }) => ({ value: fieldId, label: t('keyBy', { name }) })),
              ]}
              onChange={(fieldId) => setKeyFieldId(fieldId || undefined)}
            />
          )}
        </Labelled>
      ) : null}
      {key ? <p className={styles.quiet}>{t('keyNote')}</p> : null}
      <ProblemAlert problem={problem} />
      <div className={styles.foot}>
        <BadRowsChoice value={badRows} onChange={setBadRows} />
        <div className={styles.acts}>
          <Button
            type="primary"
            loading={busy}
            disabled={mapping.length === 0}
            onClick={() =>
              void run({
                formId: form.id,
                fileId: analysis.fileId,
                ...reading,
                mapping,
                badRows,
                ...(key ? { keyFieldId: key.id } : {}),
              })
            }
          >
            {t('start')}
          </Button>
        </div>
      </div>
    </>
  )
}

/** The type of a field whose cells are read by rules of their own; those of others are looked up. */
function readableType(field: Target['field']): ColumnType | undefined {
  const type = columnTypes.find((one) => one === field.type)
  return type && typeNamed(type).fromFile !== 'choice' ? type : undefined
}

interface MappingPairProps {
  column: AnalyzedColumn
  targets: readonly Target[]
  value: string | undefined
  onChange: (targetId: string | null) => void
}

function MappingPair({ column, targets, value, onChange }: MappingPairProps) {
  const t = useText()
  const warned = column.doubts.filter(({ code, severity }) => severity === 'warning' && code !== 'mixed')
  return (
    <li className={styles.pair}>
      <span className={styles.source}>
        <strong>{column.header || column.name}</strong>
        <span className={styles.samples}>{column.samples.join(' · ') || '—'}</span>
        {warned.length > 0 ? <DoubtMark name={column.name} doubts={warned} /> : null}
      </span>
      <ArrowRightOutlined aria-hidden />
      <Select
        value={value ?? ''}
        showSearch={searchedBy('label')}
        aria-label={t('mapTo', { name: column.header || column.name })}
        options={[
          { value: '', label: t('ignore') },
          ...targets.map(({ id, name, required }) => ({ value: id, label: required ? `${name} *` : name })),
        ]}
        onChange={(targetId) => onChange(targetId || null)}
      />
    </li>
  )
}
