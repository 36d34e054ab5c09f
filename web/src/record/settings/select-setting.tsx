import { Select } from 'antd'
import { Labelled } from '../../kit/labelled.tsx'
import { searchedBy } from '../../kit/searched-by.ts'

export interface SelectSettingProps<Value extends string> {
  label: string
  value: Value | undefined
  options: readonly { value: Value; label: string }[]
  search?: boolean
  onChange: (value: Value) => void
}

/** One of several things that a field is told. */
export function SelectSetting<Value extends string>(props: SelectSettingProps<Value>) {
  const { label, value, options, search, onChange } = props
  return (
    <Labelled label={label}>
      {(id) => (
        <Select<Value>
          id={id}
          value={value as Value}
          onChange={onChange}
          options={[...options]}
          {...(search ? { showSearch: searchedBy('label') } : {})}
        />
      )}
    </Labelled>
  )
}
