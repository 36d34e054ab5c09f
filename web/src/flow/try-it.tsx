import type { ProblemError } from '@sluice/contract'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call, type OutputOf, toProblem } from '../kit/api.ts'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
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
  const [applicantId, setApplicant] = useState<string | null>(null)
  const [values, setValues] = useState<Record<string, string>>({})
  const [walk, setWalk] = useState<OutputOf<'flow.simulate'>>()
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const [busy, setBusy] = useState(false)
  const offered = form.definition.fields.filter(({ type }) =>
    ['text', 'number', 'money', 'date', 'singleChoice'].includes(type),
  )
  const run = async () => {
    if (!applicantId) return
    setBusy(true)
    setProblem(null)
    try {
      setWalk(await call('flow.simulate', { formId: form.id, applicantId, values: typed(values, form) }))
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
      <p>{t('tryNote')}</p>
      <Form layout="vertical">
        <Form.Item label={t('applicant')} required>
          <PersonPicker value={applicantId} onChange={setApplicant} aria-label={t('applicant')} />
        </Form.Item>
        {offered.map(({ id, name }) => (
          <Form.Item key={id} label={name}>
            <Input
              value={values[id] ?? ''}
              onChange={(event) => setValues({ ...values, [id]: event.target.value })}
            />
          </Form.Item>
        ))}
      </Form>
      <ProblemAlert problem={problem} />
      {walk ? (
        <ol className={styles.walk}>
          {walk.steps.map((step) => (
            <li key={step.nodeId}>
              <strong>{step.name}</strong>
              <small>{step.people.map(({ name }) => name).join('、') || t('autoSkipped')}</small>
            </li>
          ))}
        </ol>
      ) : null}
    </Sheet>
  )
}

/** What was typed, as the record would hold it. */
function typed(values: Record<string, string>, form: OutputOf<'form.get'>): Record<string, string | number> {
  const filled = Object.entries(values).filter(([, value]) => value.trim() !== '')
  return Object.fromEntries(
    filled.map(([id, value]) => {
      const type = form.definition.fields.find((field) => field.id === id)?.type
      return [id, type === 'number' || type === 'money' ? Number(value) : value]
    }),
  )
}
