import type { Field } from '@sluice/contract'
import { hasRows, ruleLimits, typeOf, type UniqueTogether } from '@sluice/form'
import { Segmented } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import styles from './actions-sheet.module.css'
import { FieldsChoice } from './field-choice.tsx'
import { useText } from './rule-texts.ts'

/** Fields whose values no two records share together. */
export function UniqueEditor(props: {
  fields: readonly Field[]
  unique: UniqueTogether
  onChange: (unique: UniqueTogether) => void
}) {
  const { fields, unique, onChange } = props
  const t = useText()
  const single = fields.filter((field) => !hasRows(field) && !typeOf(field).isList(field))
  return (
    <div className={styles.editor}>
      <FieldsChoice
        label={t('together')}
        fields={single}
        value={unique.fields}
        onChange={(ids) => onChange({ ...unique, fields: ids.slice(0, ruleLimits.together) })}
      />
      <Labelled label={t('blanks')}>
        {() => (
          <Segmented
            value={unique.blanks}
            options={(['apart', 'equal'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(blanks) => onChange({ ...unique, blanks })}
          />
        )}
      </Labelled>
    </div>
  )
}
