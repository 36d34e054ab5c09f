import type { Field } from '@sluice/contract'
import type { FormCheck } from '@sluice/form'
import { FormulaInput } from '../formula/formula-input.tsx'
import { useFormulaSamples } from '../formula/use-formula-samples.ts'
import { useFormulaSchema } from '../formula/use-formula-schema.ts'
import { Labelled } from '../kit/labelled.tsx'
import styles from './actions-sheet.module.css'
import { useText } from './rule-texts.ts'
import { ToldWhere } from './told-where.tsx'

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
      <ToldWhere fields={fields} told={check} onChange={onChange} />
    </div>
  )
}
