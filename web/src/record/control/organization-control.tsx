import { Select } from 'antd'
import { searchedBy } from '../../kit/searched-by.ts'
import { useDepartments } from '../../kit/use-departments.ts'
import { useText } from '../texts.ts'
import { idsOf } from '../value-text.ts'
import type { ControlProps } from './control-props.ts'

/** One organization or several: the departments that lie in no other. */
export function OrganizationControl(props: ControlProps<'organization'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label } = props
  const t = useText()
  const { tree, byId } = useDepartments()
  const ids = idsOf(value)
  const offered = new Map(tree.map((node) => [node.id, node.name]))
  for (const one of ids)
    if (!offered.has(one)) offered.set(one, byId.get(one)?.name ?? t('value.unknownDepartment'))
  return (
    <Select<string | string[]>
      id={id}
      {...(field.multiple ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      value={field.multiple ? ids : (ids[0] as string)}
      options={[...offered].map(([one, name]) => ({ value: one, label: name }))}
      showSearch={searchedBy('label')}
      allowClear={!field.required}
      disabled={disabled ?? false}
      status={invalid ? 'error' : ''}
      placeholder={field.placeholder ?? t('form.choose')}
      aria-label={label ?? field.name}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      style={{ width: '100%' }}
      onChange={(next?: string | string[]) => onChange(next === undefined || next.length === 0 ? null : next)}
    />
  )
}
