import { QuestionCircleOutlined } from '@ant-design/icons'
import { systemFormIds } from '@sluice/contract'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useMay, useMe } from '../frame/session.ts'
import { useLanguage } from '../i18n/language.ts'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { PersonName } from '../kit/person.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { Sheet } from '../kit/sheet.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { isOfOwnFields, OwnFieldsForm, useOwnFields } from '../record/own-fields.tsx'
import { RecordActions } from '../record/record-actions.tsx'
import { ExplainSheet } from './explain-sheet.tsx'
import styles from './member-sheet.module.css'
import type { Member, RoleRow } from './model.ts'
import { roleDescription } from './role-description.ts'
import { useText } from './texts.ts'
import { useGivableRoles } from './use-givable-roles.ts'

/** One member: who, where, which roles; changed in place. */
export function MemberSheet({ memberId, onClose }: { memberId: string | null; onClose: () => void }) {
  const t = useText()
  const mayManage = useMay('member.manage')
  const mayExplain = useMay('role.manage')
  const [asking, setAsking] = useState(false)
  const query = useOperation('member.get', { memberId: memberId ?? '' }, { enabled: memberId !== null })
  const member = query.data
  return (
    <Sheet
      open={memberId !== null}
      onClose={onClose}
      title={t('member.edit')}
      width={460}
      footer={
        mayManage && member ? (
          <>
            <MemberActions member={member} />
            <Button type="primary" htmlType="submit" form="member">
              {t('member.save')}
            </Button>
          </>
        ) : undefined
      }
    >
      {query.error ? <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <FormSkeleton /> : null}
      {member ? (
        <>
          <div className={styles.head}>
            <PersonName
              person={{ id: member.id, name: member.name, active: member.status === 'active' }}
              note={[member.email, member.username].filter(Boolean).join(' · ')}
              size={48}
            />
            <StateChip state={member.status === 'active' ? 'done' : 'idle'}>
              {t(member.left ? 'member.left' : `member.${member.status}`)}
            </StateChip>
          </div>
          <MemberForm key={member.id} member={member} locked={!mayManage} />
          {mayExplain ? (
            <Button icon={<QuestionCircleOutlined />} aria-haspopup="dialog" onClick={() => setAsking(true)}>
              {t('explain.ask')}
            </Button>
          ) : null}
          <ExplainSheet open={asking} onClose={() => setAsking(false)} memberId={member.id} />
        </>
      ) : null}
    </Sheet>
  )
}

/** What is done with somebody by a button; nobody does it to themselves. */
function MemberActions({ member }: { member: Member }) {
  const t = useText()
  const me = useMe()
  const mine = member.id === me.member?.id
  const held = useOperation(
    'task.heldBy',
    { memberId: member.id },
    { enabled: member.status !== 'disabled' && !mine },
  )
  const open = held.data?.open
  return (
    <RecordActions
      formId={systemFormIds.member}
      recordIds={[member.id]}
      enabled={!mine}
      refreshes={['department']}
      notes={open ? { 'member.disable': <p>{t('member.disableTasks', { count: open })}</p> } : {}}
    />
  )
}

interface MemberFields {
  name: string
  title: string
  departmentId: string | null
  roleIds: string[]
}

function MemberForm({ member, locked }: { member: Member; locked: boolean }) {
  const t = useText()
  const me = useMe()
  const [form] = Form.useForm<MemberFields>()
  const roles = useGivableRoles()
  const [rest, setRest] = useState(false)
  const own = useOwnFields(systemFormIds.member, member.id)
  const update = useCommand('member.update', {
    quiet: true,
    refreshes: ['department', 'role', 'record', ...(member.id === me.member?.id ? ['identity'] : [])],
    success: t('member.saved'),
    onProblem: (problem) => {
      const others = showFieldErrors(form, problem).filter((error) => !isOfOwnFields(error))
      setRest(others.length > 0 || problem.errors.length === 0)
    },
  })
  const given = new Set(roles.map(({ id }) => id))
  return (
    <Form
      name="member"
      form={form}
      layout="vertical"
      disabled={locked || update.busy}
      initialValues={{
        name: member.name,
        title: member.title,
        departmentId: member.departmentId,
        roleIds: member.roles
          .filter(({ code }) => code !== 'member' && code !== 'departmentHead')
          .map(({ id }) => id),
      }}
      onFinish={(fields: MemberFields) => {
        setRest(false)
        void update.run({
          memberId: member.id,
          ...fields,
          departmentId: fields.departmentId ?? null,
          roleIds: given.size > 0 ? fields.roleIds : undefined,
          values: own?.changes,
        })
      }}
    >
      <ProblemAlert problem={rest ? update.problem : null} />
      <Form.Item
        name="name"
        label={t('member.name')}
        rules={[
          { required: true, whitespace: true, message: t('member.missing', { label: t('member.name') }) },
        ]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="title" label={t('member.jobTitle')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="departmentId" label={t('member.department')}>
        <DepartmentPicker allowClear placeholder={t('member.noDepartment')} />
      </Form.Item>
      <Form.Item name="roleIds" label={t('member.roles')}>
        <RoleSelect roles={roles} />
      </Form.Item>
      {own ? <OwnFieldsForm own={own} problem={update.problem} disabled={locked || update.busy} /> : null}
    </Form>
  )
}

/** Roles that are given by hand, with what they are for. */
export function RoleSelect({
  roles,
  ...control
}: {
  roles: readonly RoleRow[]
  value?: string[]
  onChange?: (ids: string[]) => void
  id?: string
}) {
  const language = useLanguage()
  return (
    <Select
      mode="multiple"
      allowClear
      {...control}
      showSearch={searchedBy('label')}
      options={roles.map((role) => ({
        value: role.id,
        label: role.name,
        description: roleDescription(role, language),
      }))}
      optionRender={({ data }) => (
        <span className={styles.role}>
          {data.label}
          {data.description ? <small>{data.description}</small> : null}
        </span>
      )}
    />
  )
}
