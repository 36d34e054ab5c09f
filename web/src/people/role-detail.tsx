import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { ConfirmByName } from '../kit/confirm-by-name.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { ExplainSheet } from './explain-sheet.tsx'
import { FieldRightsEditor } from './field-rights-editor.tsx'
import { GrantEditor } from './grant-editor.tsx'
import type { RoleRow } from './model.ts'
import { roleDescription } from './role-description.ts'
import styles from './role-detail.module.css'
import { RoleMembers } from './role-members.tsx'
import { RoleParents } from './role-parents.tsx'
import { RoleSheet } from './role-sheet.tsx'
import { useText } from './texts.ts'

export interface RoleDetailProps {
  role: RoleRow
  mayManage: boolean
  onBack: (() => void) | undefined
  onRemoved: () => void
}

/** One role: what it may do, in sentences, and who holds it. */
export function RoleDetailView({ role, mayManage, onBack, onRemoved }: RoleDetailProps) {
  const t = useText()
  const language = useLanguage()
  const query = useOperation('role.get', { roleId: role.id }, { enabled: mayManage })
  const detail = query.data
  return (
    <article className={styles.role}>
      <header className={styles.head}>
        {onBack ? (
          <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('back')} onClick={onBack} />
        ) : null}
        <div className={styles.words}>
          <h2>
            {role.name} {role.builtIn ? <Tag>{t('role.builtIn')}</Tag> : null}
          </h2>
          <p>{roleDescription(role, language)}</p>
        </div>
        {mayManage ? <RoleActions role={role} memberId={detail?.memberIds[0]} onRemoved={onRemoved} /> : null}
      </header>
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {mayManage && query.isPending ? <RowsSkeleton rows={5} /> : null}
      {detail ? (
        <>
          <GrantEditor
            key={JSON.stringify(detail.grants)}
            role={detail}
            fixed={role.code === 'administrator'}
          />
          {role.code === 'administrator' ? null : (
            <>
              <FieldRightsEditor key={JSON.stringify(detail.fieldRights)} role={detail} />
              <RoleParents key={detail.parentIds.join()} role={detail} />
            </>
          )}
          <RoleMembers role={role} memberIds={detail.memberIds} />
        </>
      ) : null}
    </article>
  )
}

function RoleActions({
  role,
  memberId,
  onRemoved,
}: {
  role: RoleRow
  /** Somebody who holds the role, to ask about first. */
  memberId: string | undefined
  onRemoved: () => void
}) {
  const t = useText()
  const [editing, setEditing] = useState(false)
  const [removing, setRemoving] = useState(false)
  const [asking, setAsking] = useState(false)
  const remove = useCommand('role.delete', {
    quiet: true,
    success: t('role.removed', { name: role.name }),
    onSuccess: onRemoved,
  })
  return (
    <div className={styles.actions}>
      <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('explain.ask')}
      </Button>
      <Button aria-haspopup="dialog" onClick={() => setEditing(true)}>
        {t('role.edit')}
      </Button>
      {role.builtIn ? null : (
        <Button danger aria-haspopup="dialog" onClick={() => setRemoving(true)}>
          {t('role.removeRole')}
        </Button>
      )}
      <ExplainSheet open={asking} onClose={() => setAsking(false)} memberId={memberId} />
      <RoleSheet task={editing ? { kind: 'edit', role } : null} onClose={() => setEditing(false)} />
      <ConfirmByName
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('role.removeRole')}
        name={role.name}
        busy={remove.busy}
        impact={
          <>
            {t('role.removeRoleImpact', { count: role.memberCount })}
            <ProblemAlert problem={remove.problem} />
          </>
        }
        onConfirm={() => void remove.run({ roleId: role.id })}
      />
    </div>
  )
}
