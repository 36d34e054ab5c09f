import { SearchOutlined, UserAddOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useMay } from '../frame/session.ts'
import { usePhone } from '../kit/use-media.ts'
import { AddMemberSheet } from './add-member-sheet.tsx'
import { DepartmentTree } from './department-tree.tsx'
import { MemberSheet } from './member-sheet.tsx'
import { MemberTable } from './member-table.tsx'
import styles from './members-tab.module.css'
import { useText } from './texts.ts'

const statuses = ['active', 'disabled', 'all'] as const
type StatusFilter = (typeof statuses)[number]

/** What the address says: the open member, the chosen department, "add" from a command. */
interface MembersSearch {
  member?: string
  department?: string
  add?: unknown
}

/** Departments in the side list, members beside, one member in a sheet. The address keeps what is open. */
export function MembersTab() {
  const t = useText()
  const phone = usePhone()
  const mayManage = useMay('member.manage')
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as MembersSearch
  const [typed, setTyped] = useState('')
  const [status, setStatus] = useState<StatusFilter>('active')
  const show = (change: Partial<MembersSearch>) =>
    void navigate({ to: '/people', search: { ...search, add: undefined, ...change } as never })

  return (
    <div className={styles.tab}>
      <DepartmentTree
        chosen={search.department ?? null}
        onChoose={(department) =>
          show({ department: department ?? undefined, member: undefined } as MembersSearch)
        }
      />
      <div className={styles.bar}>
        <Input
          className={styles.search}
          prefix={<SearchOutlined />}
          allowClear
          placeholder={t('member.search')}
          aria-label={t('member.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Segmented<StatusFilter>
          value={status}
          onChange={setStatus}
          aria-label={t('member.status')}
          options={statuses.map((value) => ({ value, label: t(`member.${value}`) }))}
        />
        {mayManage ? (
          <Button
            type="primary"
            icon={<UserAddOutlined />}
            aria-haspopup="dialog"
            onClick={() => show({ add: 1 })}
          >
            {phone ? null : t('member.add')}
            {phone ? <span className="unseen">{t('member.add')}</span> : null}
          </Button>
        ) : null}
      </div>
      <div className={styles.list}>
        <MemberTable
          search={typed}
          departmentId={search.department}
          status={status === 'all' ? undefined : status}
          openId={search.member}
          onOpen={(member) => show({ member: member.id })}
          onAdd={mayManage ? () => show({ add: 1 }) : undefined}
        />
      </div>
      <MemberSheet
        memberId={search.member ?? null}
        onClose={() => show({ member: undefined } as MembersSearch)}
      />
      <AddMemberSheet
        open={mayManage && Boolean(search.add)}
        departmentId={search.department ?? null}
        onClose={() => show({})}
      />
    </div>
  )
}
