import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { useDepartments } from '../kit/use-departments.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './sharing.module.css'
import { useText } from './texts.ts'
import type { AppHolder } from './use-sharing.ts'

const kinds = ['department', 'role', 'member'] as const
type Kind = (typeof kinds)[number]

export interface AddHolderProps {
  taken: readonly AppHolder[]
  onAdd: (holder: Omit<AppHolder, 'level'>) => void
}

/** Chooses a department, a role or a person to share with; names of people are known elsewhere. */
export function AddHolder({ taken, onAdd }: AddHolderProps) {
  const t = useText()
  const [kind, setKind] = useState<Kind>('department')
  const takenIds = taken.flatMap(({ id }) => (id ? [id] : []))
  const departments = useDepartments()
  const roles = useOperation('role.list', {}, { staleTime: 60_000 }).data?.items ?? []
  const add = (id: string | null, name: string | undefined) => {
    if (id && name !== undefined && !takenIds.includes(id)) onAdd({ kind, id, name })
  }
  const label = t(`sharing.add.${kind}`)
  return (
    <div className={styles.add}>
      <Segmented
        aria-label={t('sharing.addKind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`sharing.kind.${value}`) }))}
        onChange={setKind}
      />
      {kind === 'department' ? (
        <DepartmentPicker
          key={taken.length}
          value={null}
          placeholder={label}
          aria-label={label}
          onChange={(id) => add(id, id ? departments.byId.get(id)?.name : undefined)}
        />
      ) : null}
      {kind === 'role' ? (
        <Select
          value={null}
          placeholder={label}
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          options={roles
            .filter(({ id, code }) => code !== 'member' && code !== 'administrator' && !takenIds.includes(id))
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string | null) => add(id, roles.find((role) => role.id === id)?.name)}
        />
      ) : null}
      {kind === 'member' ? (
        <PersonPicker
          key={taken.length}
          value={null}
          without={takenIds}
          placeholder={label}
          aria-label={label}
          onChange={(id) => add(id, '')}
        />
      ) : null}
    </div>
  )
}
