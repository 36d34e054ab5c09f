import type { Field } from '@sluice/contract'
import { Select } from 'antd'
import { Labelled } from '../kit/labelled.tsx'
import { searchedBy } from '../kit/searched-by.ts'

/** Some fields of a form, chosen by name. */
export function FieldsChoice(props: {
  label: string
  fields: readonly Field[]
  value: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const { label, fields, value, onChange } = props
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          value={[...value]}
          showSearch={searchedBy('label')}
          options={fields.map((field) => ({ value: field.id, label: field.name }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}

/** One field; with `none`, or none of them. */
export function FieldChoice(props: {
  label: string
  fields: readonly Field[]
  value: string | undefined
  /** What is said where no field is chosen; absent: one has to be. */
  none?: string
  onChange: (id: string | undefined) => void
}) {
  const { label, fields, value, none, onChange } = props
  return (
    <Labelled label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear={none !== undefined}
          {...(none === undefined ? {} : { placeholder: none })}
          value={value}
          showSearch={searchedBy('label')}
          options={fields.map((field) => ({ value: field.id, label: field.name }))}
          onChange={(next: string | undefined) => onChange(next)}
        />
      )}
    </Labelled>
  )
}
