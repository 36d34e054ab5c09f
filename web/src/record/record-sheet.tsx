import { DownOutlined, UpOutlined } from '@ant-design/icons'
import type { FieldAccess, FormDefinition, ProblemError, RecordValues } from '@sluice/contract'
import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useLeaveGuard } from '../kit/use-leave-guard.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { DraftNote } from './draft-note.tsx'
import { type FormDetail, fieldsOf } from './form-detail.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { RecordFoot } from './record-foot.tsx'
import { RecordForm } from './record-form.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordMenu } from './record-menu.tsx'
import styles from './record-sheet.module.css'
import { flowStates, stateName } from './system-fields.ts'
import { useText } from './texts.ts'
import { useRecordEditor } from './use-record-editor.ts'
import { useRuledForm } from './use-ruled-form.ts'

export interface RecordSheetProps {
  form: FormDetail
  path: string
  recordId: string
  inBin: boolean
  /** Ids of the rows behind the drawer, in their order, for previous and next. */
  listed: readonly string[]
  onOpen: (recordId: string) => void
  /** The last rows are near: read more of them. */
  onNearEnd: () => void
  onClose: () => void
}

type RecordAnswer = OutputOf<'record.get'>

/** One record beside the grid; stays open while one moves through the rows. */
export function RecordSheet(props: RecordSheetProps) {
  const { form, recordId, inBin, onClose } = props
  const t = useText()
  const { data, error, refetch } = useOperation(
    'record.get',
    { formId: form.id, recordId, ...(inBin ? { view: 'recycleBin' as const } : {}) },
    { keepPrevious: true },
  )
  if (!data || error) {
    return (
      <Sheet open beside onClose={onClose} title={t('record.details')} width={sheetWidth}>
        {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <FormSkeleton />}
      </Sheet>
    )
  }
  return <OpenRecord key={data.record.id} {...props} answer={data} waiting={data.record.id !== recordId} />
}

const sheetWidth = 680

function OpenRecord(props: RecordSheetProps & { answer: RecordAnswer; waiting: boolean }) {
  const { form, path, inBin, listed, answer, waiting, onOpen, onClose } = props
  const { record, references, fieldAccess, my } = answer
  const t = useText()
  const phone = usePhone()
  const editor = useRecordEditor(form.id, record)
  const [tab, setTab] = useState<'details' | 'history'>('details')
  const [busyFiles, setBusyFiles] = useState(false)
  const [errorsLeft, setErrorsLeft] = useState<number>()
  const [leaving, setLeaving] = useState<(() => void) | null>(null)
  const access = useMemo(
    () => (editor.editing ? fieldAccess : onlyRead(fieldAccess)),
    [editor.editing, fieldAccess],
  )
  const leave = (go: () => void) => (editor.dirty ? setLeaving(() => go) : go())
  const at = listed.indexOf(record.id)
  const step = (by: -1 | 1) => {
    const next = listed[at + by]
    if (next !== undefined && at >= 0) leave(() => onOpen(next))
  }
  useNearEnd(at, listed.length, props.onNearEnd)
  useLeaveGuard(editor.dirty)
  const ruled = useRuledForm({
    fields: fieldsOf(form),
    definition: form.definition as FormDefinition,
    access,
    values: editor.values,
    base: editor.stored,
    isNew: false,
    enabled: editor.editing,
  })
  const [told, setTold] = useState<ProblemError | null>(null)
  const problem = told ?? editor.problem
  const drop = () => {
    setTold(null)
    editor.drop()
  }
  const save = () => {
    if (busyFiles) return
    const wrong = ruled.problemOfChange(sentChanges(editor.changes, ruled.values), editor.stored)
    setTold(wrong)
    if (!wrong) void editor.save(ruled.values)
  }
  useShortcuts({ 'mod+s': save, 'mod+Enter': save }, { enabled: editor.editing, inDialog: true })
  useShortcuts(
    {
      j: () => step(1),
      k: () => step(-1),
      ...(my.update ? { e: editor.begin } : {}),
    },
    { enabled: !editor.editing, inDialog: true },
  )
  return (
    <Sheet
      open
      beside
      width={sheetWidth}
      onClose={() => leave(onClose)}
      guarded={editor.dirty ? 'self' : 'atOnce'}
      title={
        <span className={styles.head}>
          <span className={styles.title}>{record.title || t('record.untitled')}</span>
          {record.flowState && !phone ? (
            <StateChip state={flowStates[record.flowState]}>{stateName(record.flowState)}</StateChip>
          ) : null}
        </span>
      }
      extra={
        <span className={styles.extra}>
          <Button
            type="text"
            icon={<UpOutlined aria-hidden />}
            disabled={at <= 0}
            aria-label={t('record.previous')}
            title={`${t('record.previous')} (k)`}
            onClick={() => step(-1)}
          />
          <Button
            type="text"
            icon={<DownOutlined aria-hidden />}
            disabled={at < 0 || at >= listed.length - 1}
            aria-label={t('record.next')}
            title={`${t('record.next')} (j)`}
            onClick={() => step(1)}
          />
          <RecordMenu form={form} path={path} answer={answer} inBin={inBin} onClose={onClose} />
        </span>
      }
      footer={
        <RecordFoot
          form={form}
          answer={answer}
          editor={{ ...editor, save: async () => save(), drop }}
          inBin={inBin}
          busyFiles={busyFiles}
          onClose={onClose}
        />
      }
    >
      <div className={styles.body} data-waiting={waiting || undefined}>
        {editor.editing || form.offered ? null : (
          <div className={styles.tabs}>
            <Segmented
              value={tab}
              onChange={setTab}
              options={(['details', 'history'] as const).map((value) => ({
                value,
                label: t(`record.${value}`),
              }))}
            />
            {record.flowState && phone ? (
              <StateChip state={flowStates[record.flowState]}>{stateName(record.flowState)}</StateChip>
            ) : null}
          </div>
        )}
        {tab === 'details' || editor.editing ? (
          <>
            {editor.restored && editor.conflicts.length === 0 ? <DraftNote onDrop={editor.drop} /> : null}
            {editor.editing ? (
              <ConflictPanel editor={editor} fields={fieldsOf(form)} references={references} />
            ) : null}
            <ProblemAlert
              problem={problem}
              fieldsShown={problem?.errors.every(({ field }) => field.startsWith('values.')) ?? false}
              left={errorsLeft}
            />
            <RecordForm
              fields={ruled.fields}
              sections={form.definition.sections}
              values={ruled.values}
              access={ruled.access}
              references={references}
              errors={problem?.errors}
              disabled={editor.busy}
              onBusy={setBusyFiles}
              onErrorsLeft={setErrorsLeft}
              onChange={editor.change}
            />
          </>
        ) : (
          <RecordHistory form={form} recordId={record.id} />
        )}
      </div>
      <LeaveDialog
        open={leaving !== null}
        onStay={() => setLeaving(null)}
        onKeep={() => {
          setLeaving(null)
          leaving?.()
        }}
        onDrop={() => {
          editor.drop()
          setLeaving(null)
          leaving?.()
        }}
      />
    </Sheet>
  )
}

function sentChanges(changes: RecordValues, values: RecordValues): RecordValues {
  return Object.fromEntries(Object.keys(changes).map((id) => [id, values[id] ?? null]))
}

function onlyRead(access: Readonly<Record<string, FieldAccess>>): Record<string, FieldAccess> {
  return Object.fromEntries(
    Object.entries(access).map(([id, right]) => [id, right === 'edit' ? 'read' : right]),
  )
}

/** Next must not end where the rows read so far end. */
function useNearEnd(at: number, count: number, onNearEnd: () => void): void {
  const near = at >= 0 && at >= count - 5
  useEffect(() => {
    if (near) onNearEnd()
  }, [near, onNearEnd])
}
