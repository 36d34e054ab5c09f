import { Input, InputNumber, Select } from 'antd'
import { Labelled } from '../../kit/labelled.tsx'
import { searchedBy } from '../../kit/searched-by.ts'
import styles from './aggregate.module.css'

export interface PickProps<Value extends string> {
  label: string
  value: Value | undefined
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of several things, found by typing. */
export function Pick<Value extends string>({ label, value, options, onChange }: PickProps<Value>) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Select<Value>
          id={id}
          value={value as Value}
          options={[...options]}
          onChange={onChange}
          showSearch={searchedBy('label')}
        />
      )}
    </Labelled>
  )
}

export interface BoundProps {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A bound of amounts, or none. */
export function Bound({ label, value, onChange }: BoundProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          className={styles.wide}
          value={value ?? null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )}
    </Labelled>
  )
}

export interface LineProps {
  label: string
  value: string
  maxLength: number
  onChange: (value: string) => void
}

/** A line of text. */
export function Line({ label, value, maxLength, onChange }: LineProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          maxLength={maxLength}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  )
}
