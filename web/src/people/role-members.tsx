import { Button } from 'antd'
import { useState } from 'react'
import { MemberName } from '../kit/member-name.tsx'
import { PeoplePicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import type { RoleRow } from './model.ts'
import styles from './role-detail.module.css'
import { useText } from './texts.ts'

/** Faces shown at once; the rest is in the sheet. */
const shown = 60

/** Who holds a role; set by hand where the system does not do it. */
export function RoleMembers({ role, memberIds }: { role: RoleRow; memberIds: readonly string[] }) {
  const t = useText()
  const [assigning, setAssigning] = useState(false)
  return (
    <section className={styles.section} aria-labelledby="role-members-title">
      <header className={styles.sectionHead}>
        <h3 id="role-members-title">
          {t('role.members')}{' '}
          <span className={styles.fixed}>{t('role.people', { count: memberIds.length })}</span>
        </h3>
        {role.automatic ? (
          <span className={styles.fixed}>{t('role.automatic')}</span>
        ) : (
          <Button aria-haspopup="dialog" onClick={() => setAssigning(true)}>
            {t('role.assign')}
          </Button>
        )}
      </header>
      {memberIds.length === 0 ? <p className={styles.fixed}>{t('role.noMembers')}</p> : null}
      <div className={styles.people}>
        {memberIds.slice(0, shown).map((id) => (
          <MemberName key={id} id={id} />
        ))}
        {memberIds.length > shown ? <span className={styles.fixed}>+{memberIds.length - shown}</span> : null}
      </div>
      {assigning ? (
        <AssignSheet role={role} memberIds={memberIds} onClose={() => setAssigning(false)} />
      ) : null}
    </section>
  )
}

interface AssignSheetProps {
  role: RoleRow
  memberIds: readonly string[]
  onClose: () => void
}

function AssignSheet({ role, memberIds, onClose }: AssignSheetProps) {
  const t = useText()
  const [ids, setIds] = useState<string[]>([...memberIds])
  const assign = useCommand('role.setMembers', {
    quiet: true,
    refreshes: ['member', 'identity'],
    success: t('role.saved'),
    onSuccess: onClose,
  })
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${role.name} · ${t('role.assign')}`}
      width={420}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={assign.busy}
            onClick={() => void assign.run({ roleId: role.id, memberIds: ids })}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <ProblemAlert problem={assign.problem} />
      <PeoplePicker value={ids} onChange={setIds} aria-label={t('role.members')} />
    </Sheet>
  )
}
