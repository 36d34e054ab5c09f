import { DepartmentPicker, DepartmentsPicker } from '../../kit/department-picker.tsx'
import { PeoplePicker, PersonPicker } from '../../kit/person-picker.tsx'
import { idsOf } from '../value-text.ts'
import type { ControlProps } from './control-props.ts'

/** One member or several. */
export function MemberControl(props: ControlProps<'member'>) {
  const ids = idsOf(props.value)
  if (props.field.multiple) {
    return <PeoplePicker {...common(props)} value={ids} onChange={(next) => props.onChange(orNull(next))} />
  }
  return <PersonPicker {...common(props)} value={ids[0] ?? null} onChange={props.onChange} />
}

/** One department or several. */
export function DepartmentControl(props: ControlProps<'department'>) {
  const ids = idsOf(props.value)
  if (props.field.multiple) {
    return (
      <DepartmentsPicker {...common(props)} value={ids} onChange={(next) => props.onChange(orNull(next))} />
    )
  }
  return <DepartmentPicker {...common(props)} value={ids[0] ?? null} onChange={props.onChange} />
}

function orNull(ids: string[]): string[] | null {
  return ids.length > 0 ? ids : null
}

function common({ id, field, disabled, label }: ControlProps<'member'> | ControlProps<'department'>) {
  return {
    id,
    disabled: disabled ?? false,
    allowClear: true,
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
    'aria-label': label ?? field.name,
  }
}
