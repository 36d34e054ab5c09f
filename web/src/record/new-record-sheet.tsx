import type { FieldValue, FormDefinition, ProblemError, RecordValues } from '@sluice/contract'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useLeaveGuard } from '../kit/use-leave-guard.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { addressValues } from './address-values.ts'
import { DraftNote } from './draft-note.tsx'
import { type FormDetail, fieldsOf } from './form-detail.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { accessTo, type FieldAccessMap } from './model.ts'
import { newValues } from './new-values.ts'
import { readDraft, sameValue, withChange, writeDraft } from './record-draft.ts'
import { RecordForm } from './record-form.tsx'
import { useText } from './texts.ts'
import { useApplicantAccess } from './use-applicant-access.ts'
import { useRuledForm } from './use-ruled-form.ts'

export interface NewRecordSheetProps {
  form: FormDetail
  open: boolean
  onClose: () => void
}

/** A new record in a drawer; where the form has a flow it is submitted into it. */
export function NewRecordSheet({ form, open, onClose }: NewRecordSheetProps) {
  // Each opening begins anew, with the draft where there is one.
  return open ? <OpenSheet form={form} onClose={onClose} /> : null
}

function OpenSheet({ form, onClose }: Omit<NewRecordSheetProps, 'open'>) {
  const t = useText()
  const access = useApplicantAccess(form)
  const draft = useNewDraft(form, access)
  const [busyFiles, setBusyFiles] = useState(false)
  const [errorsLeft, setErrorsLeft] = useState<number>()
  const [asking, setAsking] = useState(false)
  const ruled = useRuledForm({
    fields: fieldsOf(form),
    definition: form.definition as FormDefinition,
    access,
    values: draft.values,
    base: draft.defaults,
    isNew: true,
  })
  useFormulaDefaults(draft, ruled.defaultsFor)
  const save = useSave(form, ruled.values, access)
  const [told, setTold] = useState<ProblemError | null>(null)
  const problem = told ?? save.problem
  const close = () => (draft.dirty ? setAsking(true) : onClose())
  const submit = async (then: 'close' | 'another') => {
    if (busyFiles) return
    // What is wrong is told at once; what only the server can tell it tells.
    const wrong = ruled.problemOfNew(save.input.values)
    setTold(wrong)
    if (wrong || !(await save.run())) return
    draft.drop()
    if (then === 'close') onClose()
  }
  useLeaveGuard(draft.dirty)
  useShortcuts(
    { 'mod+Enter': () => void submit('close'), 'mod+s': () => void submit('close') },
    { inDialog: true },
  )
  return (
    <Sheet
      open
      onClose={close}
      guarded={draft.dirty ? 'self' : 'atOnce'}
      title={t(form.hasFlow ? 'record.submitNew' : 'record.new', { name: form.name })}
      width={720}
      footer={
        <>
          {form.hasFlow ? (
            <Button onClick={close}>{t('record.cancel')}</Button>
          ) : (
            <Button disabled={save.busy || busyFiles} onClick={() => void submit('another')}>
              {t('record.saveAndNew')}
            </Button>
          )}
          <Button
            type="primary"
            loading={save.busy}
            disabled={busyFiles}
            title={busyFiles ? t('record.uploading') : undefined}
            onClick={() => void submit('close')}
          >
            {t(form.hasFlow ? 'record.submit' : 'record.save')}
          </Button>
        </>
      }
    >
      {draft.restored ? <DraftNote copy={draft.copy} onDrop={draft.drop} /> : null}
      <ProblemAlert problem={problem} fieldsShown={hasShownFields(problem)} left={errorsLeft} />
      <RecordForm
        key={draft.round}
        fields={ruled.fields}
        sections={form.definition.sections}
        values={ruled.values}
        access={ruled.access}
        errors={problem?.errors}
        disabled={save.busy}
        onBusy={setBusyFiles}
        onErrorsLeft={setErrorsLeft}
        onChange={draft.change}
      />
      <LeaveDialog
        open={asking}
        onStay={() => setAsking(false)}
        onKeep={onClose}
        onDrop={() => {
          draft.drop()
          onClose()
        }}
      />
    </Sheet>
  )
}

/** Problems with fields stand beside them; what has no field is listed above the form. */
function hasShownFields(problem: ProblemError | null): boolean {
  return problem?.errors.every(({ field }) => field.startsWith('values.')) ?? false
}

/** What is typed into a new record, kept in the tab until it is saved. */
function useNewDraft(form: FormDetail, access: FieldAccessMap) {
  const me = useMe()
  const memberId = me.member?.id ?? ''
  const defaults = useMemo<RecordValues>(
    () =>
      newValues(fieldsOf(form), {
        memberId: me.member?.id ?? null,
        departmentId: me.member?.departmentId ?? null,
        now: new Date(),
      }),
    [form, me],
  )
  const [state, setState] = useState(() => {
    const kept = readDraft(memberId, form.id, 'new')
    const given = addressValues(fieldsOf(form), window.location.search, access, new Date())
    return { changes: kept?.values ?? given, copy: kept?.copy, restored: kept !== null, round: 0 }
  })
  // Uploads end when they like: each change is made on the newest state.
  const latest = useRef(state)
  const put = (next: typeof state) => {
    latest.current = next
    writeDraft(memberId, form.id, 'new', {
      values: next.changes,
      base: {},
      baseVersion: 0,
      ...(next.copy ? { copy: next.copy } : {}),
    })
    setState(next)
  }
  // What formulas make of what was given so far (N2.3).
  const [suggested, suggest] = useState<RecordValues>(noValues)
  const all = useMemo(() => ({ ...defaults, ...suggested }), [defaults, suggested])
  const values = useMemo(() => ({ ...all, ...state.changes }), [all, state.changes])
  return {
    values,
    defaults: all,
    changes: state.changes,
    suggest,
    round: state.round,
    restored: state.restored,
    copy: state.copy,
    dirty: Object.keys(state.changes).length > 0,
    change: (fieldId: string, value: FieldValue) =>
      put({ ...latest.current, changes: withChange(latest.current.changes, defaults, fieldId, value) }),
    drop: () => put({ changes: {}, copy: undefined, restored: false, round: latest.current.round + 1 }),
  }
}

const noValues: RecordValues = {}

/** Keeps the defaults by formula in step with what is filled in. */
function useFormulaDefaults(
  { changes, suggest }: ReturnType<typeof useNewDraft>,
  defaultsFor: (given: RecordValues) => RecordValues | undefined,
): void {
  const next = JSON.stringify(defaultsFor(changes) ?? {})
  useEffect(() => suggest(JSON.parse(next) as RecordValues), [next, suggest])
}

/** Saves or submits; tells what came of it. */
function useSave(form: FormDetail, values: RecordValues, access: FieldAccessMap) {
  const t = useText()
  const { message } = App.useApp()
  const create = useCommand('record.create', {
    quiet: true,
    refreshes: ['task'],
    success: ({ title }) => t('record.created', { title: title || t('record.untitled') }),
  })
  const submit = useCommand('flow.submit', {
    quiet: true,
    refreshes: ['record', 'task', 'instance'],
    onSuccess: ({ instanceId }) =>
      void message.success({
        duration: 6,
        content: (
          <>
            {t('record.submitted')}
            {instanceId ? (
              <Link to={`/instances/${instanceId}`} style={{ marginInlineStart: 12 }}>
                {t('record.seeFlow')}
              </Link>
            ) : null}
          </>
        ),
      }),
  })
  const used = form.hasFlow ? submit : create
  const input = { formId: form.id, values: sentValues(form, values, access) }
  return {
    busy: used.busy,
    problem: used.problem,
    input,
    run: async () => {
      const output = form.hasFlow ? await submit.run(input) : await create.run(input)
      return output !== undefined
    },
  }
}

/** Cleared defaults travel as null: absent would bring the default back. */
function sentValues(form: FormDetail, values: RecordValues, access: FieldAccessMap): RecordValues {
  const sent: RecordValues = {}
  for (const field of fieldsOf(form)) {
    const { id } = field
    if (!(id in values) || accessTo(field, access) !== 'edit') continue
    sent[id] = sameValue(values[id], null) ? null : values[id]!
  }
  return sent
}
