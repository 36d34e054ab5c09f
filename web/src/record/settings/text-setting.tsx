import { Input } from 'antd'
import { Labelled } from '../../kit/labelled.tsx'

export interface TextSettingProps {
  label: string
  value: string | undefined
  maxLength?: number
  onChange: (value: string | undefined) => void
}

/** A text that a field is told. */
export function TextSetting({ label, value, maxLength, onChange }: TextSettingProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || undefined)}
          {...(maxLength === undefined ? {} : { maxLength })}
        />
      )}
    </Labelled>
  )
}
