import { Select } from 'antd'
import { useMay } from '../frame/session.ts'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { AppPlan } from './model.ts'
import { usePackageText } from './package-texts.ts'
import { useText } from './texts.ts'

export type OutsideThing = AppPlan['outside'][number]

/** What stands here for something a package names: an id, a role that is made, or nothing. */
export type OutsideChoice = string | 'make' | null

export interface OutsidePickerProps {
  id: string
  thing: OutsideThing
  value: OutsideChoice
  onChange: (to: OutsideChoice) => void
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
  const p = usePackageText()
  const mayMake = useMay('role.manage')
  const roles = useOperation('role.list', {}, { enabled: kind === 'role', staleTime: 60_000 })
  const calendars = useOperation('calendar.list', {}, { enabled: kind === 'calendar', staleTime: 60_000 })
  const made =
    kind === 'role' && !thing.match && mayMake ? [{ id: 'make', name: p('make', { name: thing.name }) }] : []
  const lists = {
    role: [...made, ...(roles.data?.items ?? [])],
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
