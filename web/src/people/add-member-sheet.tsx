import { CheckCircleFilled } from '@ant-design/icons'
import { Button, Form, Input, Typography } from 'antd'
import { Fragment, useState } from 'react'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './add-member-sheet.module.css'
import { RoleSelect } from './member-sheet.tsx'
import { useText } from './texts.ts'
import { useGivableRoles } from './use-givable-roles.ts'

interface AddFields {
  name: string
  email: string
  username?: string
  departmentId: string | null
  title?: string
  roleIds: string[]
}

interface Added {
  name: string
  email: string
  username: string | null
  oneTimePassword: string | null
  existingAccount: boolean
}

export interface AddMemberSheetProps {
  open: boolean
  departmentId: string | null
  onClose: () => void
}

/** Adds a person to the tenant; afterwards shows the one-time password, which nobody can read again. */
export function AddMemberSheet({ open, departmentId, onClose }: AddMemberSheetProps) {
  const t = useText()
  const [added, setAdded] = useState<Added | null>(null)
  const close = () => {
    setAdded(null)
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={t('member.add')}
      width={460}
      // The password that is shown once would be gone.
      dirty={added !== null}
      footer={
        // Keys keep the buttons apart: one that turned into the other under a click would send the form.
        added ? (
          <Fragment key="added">
            <Button onClick={() => setAdded(null)}>{t('member.addAnother')}</Button>
            <Button type="primary" onClick={close}>
              {t('member.finish')}
            </Button>
          </Fragment>
        ) : (
          <Fragment key="form">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" form="add-member">
              {t('member.add')}
            </Button>
          </Fragment>
        )
      }
    >
      {added ? <AddedNote added={added} /> : <AddForm departmentId={departmentId} onAdded={setAdded} />}
    </Sheet>
  )
}

function AddForm({
  departmentId,
  onAdded,
}: {
  departmentId: string | null
  onAdded: (added: Added) => void
}) {
  const t = useText()
  const [form] = Form.useForm<AddFields>()
  const roles = useGivableRoles()
  const create = useCommand('member.create', {
    quiet: true,
    refreshes: ['department', 'role'],
    onSuccess: (output, input) => onAdded({ name: input.name, email: input.email, ...output }),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  const missing = (label: string) => ({
    required: true,
    whitespace: true,
    message: t('member.missing', { label }),
  })
  return (
    <Form
      name="add-member"
      form={form}
      layout="vertical"
      disabled={create.busy}
      initialValues={{ name: '', email: '', username: '', departmentId, title: '', roleIds: [] }}
      onFinish={({ username, departmentId: chosen, ...fields }: AddFields) =>
        void create.run({
          ...fields,
          ...(username ? { username } : {}),
          ...(chosen ? { departmentId: chosen } : {}),
        })
      }
    >
      <ProblemAlert problem={create.problem?.errors.length ? null : create.problem} />
      <Form.Item name="name" label={t('member.name')} rules={[missing(t('member.name'))]}>
        <Input autoFocus maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('member.email')}
        extra={t('member.emailHint')}
        validateTrigger="onBlur"
        validateFirst
        rules={[missing(t('member.email')), { type: 'email', message: t('member.emailWrong') }]}
      >
        <Input type="email" spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="username" label={t('member.username')}>
        <Input maxLength={40} spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="departmentId" label={t('member.department')}>
        <DepartmentPicker allowClear />
      </Form.Item>
      <Form.Item name="title" label={t('member.jobTitle')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="roleIds" label={t('member.roles')}>
        <RoleSelect roles={roles} />
      </Form.Item>
    </Form>
  )
}

function AddedNote({ added }: { added: Added }) {
  const t = useText()
  return (
    <div className={styles.added}>
      <CheckCircleFilled className={styles.icon} aria-hidden />
      <h2>{t('member.added', { name: added.name })}</h2>
      <p>{t(added.existingAccount ? 'member.addedExisting' : 'member.addedNew', { email: added.email })}</p>
      {added.oneTimePassword ? (
        <p className={styles.password}>
          <span>{t('member.username')}</span>
          <Typography.Text copyable code>
            {added.username}
          </Typography.Text>
          <span>{t('member.oneTimePassword')}</span>
          <Typography.Text copyable code>
            {added.oneTimePassword}
          </Typography.Text>
          <small>{t('member.oneTimePasswordHint')}</small>
        </p>
      ) : null}
    </div>
  )
}
