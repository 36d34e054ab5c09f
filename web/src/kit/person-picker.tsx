import { Select } from 'antd'
import { useState } from 'react'
import { PersonName } from './person.tsx'
import { useText } from './texts.ts'
import { useDebounced } from './use-debounced.ts'
import { useOperation } from './use-operation.ts'
import { usePeople } from './use-people.ts'

/** A member as pickers show it. */
export interface PersonOption {
  id: string
  name: string
  departmentName?: string | null
}

interface PickerProps {
  placeholder?: string
  disabled?: boolean
  allowClear?: boolean
  /** Members who are not offered: they have it already. */
  without?: readonly string[]
  id?: string
  'aria-label'?: string
}

export interface PersonPickerProps extends PickerProps {
  value?: string | null
  onChange?: (value: string | null) => void
}

export interface PeoplePickerProps extends PickerProps {
  value?: readonly string[] | null
  onChange?: (value: string[]) => void
}

/** Chooses one member by search; works as a control of antd Form. */
export function PersonPicker({ value, onChange, without, ...rest }: PersonPickerProps) {
  const common = useSearch(value ? [value] : [], without)
  return (
    <Select
      {...common}
      {...rest}
      value={value ?? undefined}
      onChange={(next?: string) => onChange?.(next ?? null)}
    />
  )
}

/** Chooses several members. */
export function PeoplePicker({ value, onChange, without, ...rest }: PeoplePickerProps) {
  const common = useSearch(value ?? [], without)
  return (
    <Select
      {...common}
      {...rest}
      mode="multiple"
      maxTagCount="responsive"
      value={value ? [...value] : []}
      onChange={(next: string[]) => onChange?.(next)}
    />
  )
}

function useSearch(chosen: readonly string[], without: readonly string[] = []) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim(), 180)
  const [opened, setOpened] = useState(false)
  const found = useOperation(
    'member.list',
    { ...(search ? { search } : {}), status: 'active', limit: 30 },
    { enabled: opened, keepPrevious: true, staleTime: 60_000 },
  )
  const names = usePeople(chosen)
  const options = new Map<string, PersonOption>()
  for (const id of chosen) {
    options.set(id, names.get(id) ?? { id, name: '…' })
  }
  for (const person of (found.data?.items ?? []) as PersonOption[])
    if (!without.includes(person.id)) options.set(person.id, person)
  return {
    options: [...options.values()].map((person) => ({
      value: person.id,
      label: person.name,
      person,
      // What was only chosen before does not answer the search.
      hidden: search !== '' && !(found.data?.items ?? []).some((item: PersonOption) => item.id === person.id),
    })),
    optionRender: ({ data }: { data: { person: PersonOption } }) => (
      <PersonName person={data.person} note={data.person.departmentName} size={24} />
    ),
    showSearch: {
      onSearch: setTyped,
      filterOption: (_: string, option?: { hidden: boolean }) => !option?.hidden,
    },
    loading: found.isFetching,
    onOpenChange: (open: boolean) => {
      if (open) setOpened(true)
    },
    placeholder: t('picker.person'),
    notFoundContent: found.isFetching ? t('loading') : t('picker.nothing'),
    style: { width: '100%' },
  }
}
