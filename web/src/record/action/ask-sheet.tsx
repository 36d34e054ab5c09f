import type { Field, FieldProblem, RecordValues } from '@sluice/contract'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Sheet } from '../../kit/sheet.tsx'
import { RecordForm } from '../record-form.tsx'
import { useText } from '../texts.ts'
import type { OfferedAction } from './offered-action.ts'

export interface AskSheetProps {
  action: OfferedAction
  /** What it does, and to how many. */
  note: ReactNode
  busy: boolean
  errors: readonly FieldProblem[]
  onClose: () => void
  onAct: (given: RecordValues) => void
}

/** Asks what an action needs, by the fields that its schema makes. */
export function AskSheet({ action, note, busy, errors, onClose, onAct }: AskSheetProps) {
  const t = useText()
  const [values, setValues] = useState<RecordValues>({})
  return (
    <Sheet
      open
      onClose={onClose}
      title={action.name}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('record.cancel')}</Button>
          <Button type="primary" danger={action.danger} loading={busy} onClick={() => onAct(values)}>
            {action.name}
          </Button>
        </>
      }
    >
      {note}
      <RecordForm
        fields={action.fields as Field[]}
        values={values}
        errors={errors}
        root="input"
        layout="narrow"
        disabled={busy}
        onChange={(fieldId, value) => setValues((before) => ({ ...before, [fieldId]: value }))}
      />
    </Sheet>
  )
}
