import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Assignee, Field } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { Button, Select } from 'antd'
import { DropMenu } from '../kit/drop-menu.tsx'
import { PeoplePicker } from '../kit/person-picker.tsx'
import styles from './step-panel.module.css'
import { useText } from './texts.ts'

const types = ['departmentHead', 'role', 'member', 'field', 'applicant'] as const

export interface AssigneeEditorProps {
  value: readonly Assignee[]
  roles: readonly { id: string; name: string }[]
  fields: readonly Field[]
  onChange: (value: Assignee[]) => void
}

/** Who gets the task: any mixture of heads, roles, members and fields of the form. */
export function AssigneeEditor({ value, roles, fields, onChange }: AssigneeEditorProps) {
  const t = useText()
  const memberFields = fields.filter((field) => typeOf(field).names === 'members')
  const change = (index: number, next: Assignee) =>
    onChange(value.map((one, at) => (at === index ? next : one)))
  const fresh = (type: Assignee['type']): Assignee | undefined => {
    switch (type) {
      case 'member':
        return { type, memberIds: [] }
      case 'role':
        return roles[0] ? { type, roleId: roles[0].id } : undefined
      case 'departmentHead':
        return { type, level: 0 }
      case 'field':
        return memberFields[0] ? { type, fieldId: memberFields[0].id } : undefined
      case 'applicant':
        return { type }
    }
  }
  return (
    <div className={styles.assignees}>
      {value.map((assignee, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: assignees have no identity of their own
        <div key={index} className={styles.assignee}>
          <div className={styles.assigneeBody}>
            <span className={styles.label}>{t(`assigneeType.${assignee.type}`)}</span>
            {assignee.type === 'member' ? (
              <PeoplePicker
                value={assignee.memberIds}
                onChange={(memberIds) => change(index, { type: 'member', memberIds })}
                aria-label={t('assigneeType.member')}
              />
            ) : null}
            {assignee.type === 'role' ? (
              <Select
                aria-label={t('chooseRole')}
                value={assignee.roleId}
                onChange={(roleId) => change(index, { type: 'role', roleId })}
                options={roles.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : null}
            {assignee.type === 'departmentHead' ? (
              <Select
                aria-label={t('assigneeType.departmentHead')}
                value={assignee.level}
                onChange={(level) => change(index, { type: 'departmentHead', level })}
                options={[0, 1, 2, 3].map((level) => ({
                  value: level,
                  label: level === 0 ? t('level.own') : t('level.up', { count: level }),
                }))}
              />
            ) : null}
            {assignee.type === 'field' ? (
              <Select
                aria-label={t('chooseField')}
                value={assignee.fieldId}
                onChange={(fieldId) => change(index, { type: 'field', fieldId })}
                options={memberFields.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : null}
          </div>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <DropMenu
        menu={{
          items: types
            .filter((type) => fresh(type))
            .map((type) => ({ key: type, label: t(`assigneeType.${type}`) })),
          onClick: ({ key }) => {
            const next = fresh(key as Assignee['type'])
            if (next) onChange([...value, next])
          },
        }}
      >
        <Button icon={<PlusOutlined />}>{t('addAssignee')}</Button>
      </DropMenu>
    </div>
  )
}
