import { Switch } from 'antd'
import { Labelled } from './labelled.tsx'

export interface ToggleProps {
  label: string
  value: boolean | undefined
  onChange: (on: boolean) => void
}

/** A switch with its label beside it. */
export function Toggle({ label, value, onChange }: ToggleProps) {
  return (
    <Labelled inline label={label}>
      {(id) => <Switch id={id} checked={value ?? false} onChange={onChange} />}
    </Labelled>
  )
}
