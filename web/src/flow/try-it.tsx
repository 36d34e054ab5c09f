import type { ProblemError, RecordValues } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { call, type OutputOf, toProblem } from '../kit/api.ts'
import { Labelled } from '../kit/labelled.tsx'
import { listText } from '../kit/list-text.ts'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RecordForm } from '../record/record-form.tsx'
import styles from './flow-designer.module.css'
import { useText } from './texts.ts'

export interface TryItProps {
  open: boolean
  onClose: () => void
  form: OutputOf<'form.get'>
}

/** Walks a case through the drawn flow: whom it reaches, in which order. Nothing is submitted. */
export function TryIt({ open, onClose, form }: TryItProps) {
  const t = useText()
  const [applicantId, setApplicant] = useState<string | null>(useMe().member?.id ?? null)
  const [values, setValues] = useState<RecordValues>({})
  const [walk, setWalk] = useState<OutputOf<'flow.simulate'>>()
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const [busy, setBusy] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  // Files and numbers that the server gives decide no branch.
  const offered = form.definition.fields.filter(
    (field) => typeOf(field).names !== 'files' && !typeOf(field).madeByServer,
  )
  const run = async () => {
    if (!applicantId) return
    setBusy(true)
    setProblem(null)
    try {
      setWalk(await call('flow.simulate', { formId: form.id, applicantId, values }))
      top.current?.scrollIntoView({ block: 'start' })
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('tryTitle')}
      footer={
        <Button type="primary" disabled={!applicantId} loading={busy} onClick={() => void run()}>
          {t('run')}
        </Button>
      }
    >
      <div ref={top} className={styles.try}>
        <p className={styles.note}>{t('tryNote')}</p>
        <ProblemAlert problem={problem} />
        {walk ? (
          <ol className={styles.walk} aria-live="polite">
            {walk.steps.map((step) => (
              <li key={step.nodeId}>
                <strong>{step.name}</strong>
                <small>{listText(step.people.map(({ name }) => name)) || t('autoSkipped')}</small>
              </li>
            ))}
          </ol>
        ) : null}
        <Labelled label={t('applicant')}>
          {(id) => <PersonPicker id={id} value={applicantId} onChange={setApplicant} />}
        </Labelled>
        <RecordForm
          fields={offered}
          sections={form.definition.sections}
          values={values}
          disabled={busy}
          onChange={(id, value) => setValues((before) => ({ ...before, [id]: value }))}
        />
      </div>
    </Sheet>
  )
}
