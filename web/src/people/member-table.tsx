import { systemFormIds } from '@sluice/contract'
import { Button, Tag } from 'antd'
import { useMemo } from 'react'
import { useMay, useMe } from '../frame/session.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { listText } from '../kit/list-text.ts'
import { PersonName } from '../kit/person.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useDebounced } from '../kit/use-debounced.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import { ActionButtons } from '../record/record-actions.tsx'
import { SelectAll, SelectBox } from '../record/select-box.tsx'
import { SelectionBar } from '../record/selection-bar.tsx'
import { useRecordActions } from '../record/use-record-actions.tsx'
import { type Selection, useSelection } from '../record/use-selection.ts'
import styles from './member-table.module.css'
import type { Member } from './model.ts'
import { useText } from './texts.ts'

export interface MemberTableProps {
  search: string
  departmentId: string | undefined
  status: Member['status'] | undefined
  openId: string | undefined
  onOpen: (member: Member) => void
  onAdd: (() => void) | undefined
}

/** Members of a department and all below it, or of the whole tenant. */
export function MemberTable({ search, departmentId, status, openId, onOpen, onAdd }: MemberTableProps) {
  const t = useText()
  const phone = usePhone()
  const text = useDebounced(search.trim())
  const pages = useOperationPages('member.list', {
    limit: 100,
    ...(text ? { search: text } : {}),
    ...(departmentId ? { departmentId, includeSubDepartments: true } : {}),
    ...(status ? { status } : {}),
  })
  const members = pages.items
  const listed = useMemo(() => members.map(({ id }) => id), [members])
  const selection = useSelection(listed, JSON.stringify([text, departmentId, status]))
  const mayManage = useMay('member.manage')
  const columns = useMemberColumns(mayManage ? selection : undefined)
  if (pages.problem) return <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
  return (
    <div className={styles.frame}>
      <VirtualTable<Member>
        label={t('tabs.members')}
        columns={phone ? columns.slice(0, 1) : columns}
        {...(phone ? { headless: true, rowHeight: 60 } : {})}
        rows={members}
        rowKey={(member) => member.id}
        openKey={openId}
        onOpen={onOpen}
        {...(mayManage
          ? { selected: selection.ids, onToggle: (one, range) => selection.toggle(one.id, range) }
          : {})}
        loading={pages.loading}
        hasMore={pages.hasMore}
        onEnd={pages.more}
        empty={<NobodyHere filtered={text !== ''} departmentId={departmentId} onAdd={onAdd} />}
        footer={t(pages.hasMore ? 'member.countMore' : 'member.count', { count: members.length })}
      />
      <MarkedMembers selection={selection} />
    </div>
  )
}

function MarkedMembers({ selection }: { selection: Selection }) {
  const ids = [...selection.ids]
  const { actions, dialogs } = useRecordActions({
    formId: systemFormIds.member,
    recordIds: ids,
    refreshes: ['department'],
    onDone: selection.clear,
  })
  return (
    <>
      {ids.length > 0 ? (
        <SelectionBar count={ids.length} onClear={selection.clear}>
          <ActionButtons actions={actions} />
        </SelectionBar>
      ) : null}
      {dialogs}
    </>
  )
}

/** @param selection absent: nothing can be done with several */
function useMemberColumns(selection: Selection | undefined): TableColumn<Member>[] {
  const t = useText()
  const me = useMe()
  const phone = usePhone()
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('member.name'),
        width: phone ? 320 : 250,
        headExtra: selection ? <SelectAll selection={selection} className={styles.all} /> : null,
        render: (member) => (
          <span className={styles.name}>
            {selection ? (
              <SelectBox id={member.id} title={member.name} selection={selection} className={styles.check} />
            ) : null}
            <PersonName
              person={{ id: member.id, name: member.name, active: member.status === 'active' }}
              note={phone ? [member.departmentName, member.title].filter(Boolean).join(' · ') : undefined}
              size={phone ? 36 : 26}
            />
            {member.id === me.member?.id ? <Tag className={styles.me}>{t('member.you')}</Tag> : null}
          </span>
        ),
      },
      { key: 'department', title: t('member.department'), width: 160, render: (m) => m.departmentName ?? '' },
      { key: 'title', title: t('member.jobTitle'), width: 140, render: (m) => m.title },
      {
        key: 'roles',
        title: t('member.roles'),
        width: 170,
        render: (m) => listText(m.roles.filter(({ code }) => code !== 'member').map(({ name }) => name)),
      },
      { key: 'email', title: t('member.email'), width: 240, render: (m) => m.email ?? '' },
      { key: 'username', title: t('member.username'), width: 130, render: (m) => m.username ?? '' },
      {
        key: 'status',
        title: t('member.status'),
        width: 110,
        render: (m) => (
          <StateChip quiet state={m.status === 'active' ? 'done' : 'idle'}>
            {t(`member.${m.status}`)}
          </StateChip>
        ),
      },
    ],
    [t, me.member?.id, phone, selection],
  )
}

interface NobodyHereProps {
  filtered: boolean
  departmentId: string | undefined
  onAdd: (() => void) | undefined
}

function NobodyHere({ filtered, departmentId, onAdd }: NobodyHereProps) {
  const t = useText()
  const inDepartment = !filtered && departmentId !== undefined
  return (
    <EmptyState
      title={t(inDepartment ? 'member.emptyDepartment' : 'member.emptyTitle')}
      detail={t(inDepartment ? 'member.emptyDepartmentDetail' : 'member.emptyDetail')}
      action={
        onAdd && !filtered ? (
          <Button aria-haspopup="dialog" onClick={onAdd}>
            {t('member.add')}
          </Button>
        ) : undefined
      }
    />
  )
}
