import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useMay } from '../frame/session.ts'
import { SideList, useCloseSideSheet } from '../frame/side-list.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { RoleRow } from './model.ts'
import { RoleDetailView } from './role-detail.tsx'
import { RoleSheet } from './role-sheet.tsx'
import styles from './roles-tab.module.css'
import { useText } from './texts.ts'

/** Roles in the side list (on a phone above), the chosen one beside with its rights in plain words. */
export function RolesTab() {
  const t = useText()
  const phone = usePhone()
  const mayManage = useMay('role.manage')
  const navigate = useNavigate()
  const { role: chosen } = useSearch({ strict: false }) as { role?: string }
  const query = useOperation('role.list', {})
  const roles = query.data?.items ?? []
  const open = roles.find(({ id }) => id === chosen) ?? (phone ? undefined : roles[0])
  const [creating, setCreating] = useState(false)
  const choose = (id: string | undefined) =>
    void navigate({ to: '/people/roles', search: (id ? { role: id } : {}) as never })

  const list = (
    <RoleList
      roles={roles}
      openId={open?.id}
      onChoose={choose}
      onCreate={mayManage ? () => setCreating(true) : undefined}
    />
  )
  return (
    <div className={styles.tab}>
      {phone ? null : <SideList label={t('tabs.roles')}>{list}</SideList>}
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {query.isPending ? <RowsSkeleton rows={6} /> : null}
      {query.data && roles.length === 0 ? (
        <EmptyState title={t('role.emptyTitle')} detail={t('role.emptyDetail')} />
      ) : null}
      {phone && !open ? list : null}
      {open ? (
        <RoleDetailView
          key={open.id}
          role={open}
          mayManage={mayManage}
          onBack={phone ? () => choose(undefined) : undefined}
          onRemoved={() => choose(undefined)}
        />
      ) : null}
      <RoleSheet
        task={creating ? { kind: 'create' } : null}
        onClose={() => setCreating(false)}
        onSaved={(id) => choose(id)}
      />
    </div>
  )
}

interface RoleListProps {
  roles: readonly RoleRow[]
  openId: string | undefined
  onChoose: (id: string) => void
  onCreate: (() => void) | undefined
}

function RoleList({ roles, openId, onChoose, onCreate }: RoleListProps) {
  const t = useText()
  const closeSheet = useCloseSideSheet()
  return (
    <div className={styles.list}>
      {onCreate ? (
        <Button block icon={<PlusOutlined />} aria-haspopup="dialog" onClick={onCreate}>
          {t('role.create')}
        </Button>
      ) : null}
      <ul>
        {roles.map((role) => (
          <li key={role.id}>
            <button
              type="button"
              className={styles.role}
              aria-current={role.id === openId || undefined}
              onClick={() => {
                onChoose(role.id)
                closeSheet()
              }}
            >
              <span className={styles.name}>{role.name}</span>
              {role.builtIn ? <Tag>{t('role.builtIn')}</Tag> : null}
              <span className={styles.count}>{role.memberCount}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
