import type { Field } from '@sluice/contract'
import type { FormCheck } from '@sluice/form'
import { Input } from 'antd'
import { FormulaInput } from '../formula/formula-input.tsx'
import { useFormulaSamples } from '../formula/use-formula-samples.ts'
import { useFormulaSchema } from '../formula/use-formula-schema.ts'
import { Labelled } from '../kit/labelled.tsx'
import styles from './actions-sheet.module.css'
import { FieldChoice } from './field-choice.tsx'
import { useText } from './rule-texts.ts'

/** What must be true of every record, and what is said where it is not. */
export function CheckEditor(props: {
  formId: string
  fields: readonly Field[]
  check: FormCheck
  onChange: (check: FormCheck) => void
}) {
  const { formId, fields, check, onChange } = props
  const t = useText()
  const schema = useFormulaSchema(fields)
  const samples = useFormulaSamples(formId)
  return (
    <div className={styles.editor}>
      <Labelled label={t('mustHold')}>
        {(id) => (
          <FormulaInput
            id={id}
            name={t('mustHold')}
            value={check.formula}
            schema={schema}
            expected="boolean"
            samples={samples}
            onChange={(formula) => onChange({ ...check, formula: formula || 'TRUE' })}
          />
        )}
      </Labelled>
      <Labelled label={t('message')}>
        {(id) => (
          <Input
            id={id}
            maxLength={300}
            placeholder={t('messageHint')}
            value={check.message}
            onChange={({ target }) => onChange({ ...check, message: target.value })}
          />
        )}
      </Labelled>
      <FieldChoice
        label={t('checkAt')}
        fields={fields}
        value={check.field}
        none={t('whole')}
        onChange={(field) => {
          const { field: _before, ...rest } = check
          onChange(field ? { ...rest, field } : rest)
        }}
      />
    </div>
  )
}
