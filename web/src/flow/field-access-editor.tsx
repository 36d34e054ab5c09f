import type { Field, FieldAccess } from '@sluice/contract'
import { Segmented } from 'antd'
import styles from './step-panel.module.css'
import { useText } from './texts.ts'

const choices = ['edit', 'read', 'hidden'] as const
type Choice = (typeof choices)[number]

export interface FieldAccessEditorProps {
  fields: readonly Field[]
  value: Record<string, FieldAccess>
  onChange: (value: Record<string, FieldAccess>) => void
}

/** What each field is at a step: editable, readable, or not there. */
export function FieldAccessEditor({ fields, value, onChange }: FieldAccessEditorProps) {
  const t = useText()
  const options = choices.map((choice) => ({ value: choice, label: t(`access.${choice}`) }))
  const shown = (access: FieldAccess | undefined): Choice =>
    access === 'edit' || access === 'hidden' ? access : 'read'
  const every = (access: Choice) => onChange(Object.fromEntries(fields.map(({ id }) => [id, access])))
  return (
    <ul className={styles.fieldAccess}>
      <li>
        <strong>{t('allFields')}</strong>
        <Segmented<Choice> size="small" options={options} value={'' as Choice} onChange={every} />
      </li>
      {fields.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <Segmented<Choice>
            size="small"
            aria-label={name}
            options={options}
            value={shown(value[id])}
            onChange={(access) => onChange({ ...value, [id]: access })}
          />
        </li>
      ))}
    </ul>
  )
}
