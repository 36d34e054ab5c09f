import { Select } from 'antd'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { CheckedPackage } from './model.ts'
import { useText } from './texts.ts'

export type OutsideThing = CheckedPackage['outside'][number]

export interface OutsidePickerProps {
  id: string
  thing: OutsideThing
  value: string | null
  onChange: (to: string | null) => void
}

/** Chooses what stands here for something a package names; cleared, nothing does. */
export function OutsidePicker({ id, thing, value, onChange }: OutsidePickerProps) {
  const t = useText()
  const common = { id, value, onChange, allowClear: true, placeholder: t('pack.leaveEmpty') }
  if (thing.kind === 'member') return <PersonPicker {...common} />
  if (thing.kind === 'department') return <DepartmentPicker {...common} />
  return <ListPicker {...common} thing={thing} kind={thing.kind} />
}

interface ListPickerProps extends OutsidePickerProps {
  kind: 'role' | 'calendar' | 'form'
  allowClear: boolean
  placeholder: string
}

function ListPicker({ thing, kind, value, onChange, ...rest }: ListPickerProps) {
  const roles = useOperation('role.list', {}, { enabled: kind === 'role', staleTime: 60_000 })
  const calendars = useOperation('calendar.list', {}, { enabled: kind === 'calendar', staleTime: 60_000 })
  const lists = {
    role: roles.data?.items ?? [],
    calendar: calendars.data?.items ?? [],
    // The form of the same name in an app of the same name, if there is one.
    form: thing.match ? [{ id: thing.match, name: `${thing.code ?? ''} · ${thing.name}` }] : [],
  }
  return (
    <Select
      {...rest}
      style={{ width: '100%' }}
      showSearch={searchedBy('label')}
      options={lists[kind].map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? undefined}
      onChange={(next?: string) => onChange(next ?? null)}
    />
  )
}
