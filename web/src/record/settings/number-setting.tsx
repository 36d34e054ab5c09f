import { InputNumber } from 'antd'
import { Labelled } from '../../kit/labelled.tsx'
import styles from './settings.module.css'

export interface NumberSettingProps {
  label: string
  value: number | undefined
  min?: number
  max?: number
  onChange: (value: number | undefined) => void
}

/** A number that a field is told. */
export function NumberSetting({ label, value, min, max, onChange }: NumberSettingProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          className={styles.number}
          value={value ?? null}
          onChange={(next) => onChange(next ?? undefined)}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
        />
      )}
    </Labelled>
  )
}
