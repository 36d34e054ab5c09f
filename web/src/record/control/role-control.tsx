import { Select } from 'antd'
import { searchedBy } from '../../kit/searched-by.ts'
import { useOperation } from '../../kit/use-operation.ts'
import { idsOf } from '../value-text.ts'
import type { ControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'

/** One role or several. */
export function RoleControl(props: ControlProps<'role'>) {
  const { id, field, value, references, onChange, disabled, invalid, describedBy, label } = props
  const t = useText()
  const { data } = useOperation('role.list', {}, { staleTime: 60_000 })
  const ids = idsOf(value)
  const roles = data?.items ?? ids.map((one) => ({ id: one, name: references.roles[one] ?? '' }))
  return (
    <Select<string | string[]>
      id={id}
      {...(field.multiple ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      value={field.multiple ? ids : (ids[0] as string)}
      options={roles.map((role) => ({ value: role.id, label: role.name }))}
      showSearch={searchedBy('label')}
      allowClear={!field.required}
      disabled={disabled ?? false}
      status={invalid ? 'error' : ''}
      placeholder={field.placeholder ?? t('control.role')}
      aria-label={label ?? field.name}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      style={{ width: '100%' }}
      onChange={(next?: string | string[]) => onChange(next === undefined || next.length === 0 ? null : next)}
    />
  )
}
