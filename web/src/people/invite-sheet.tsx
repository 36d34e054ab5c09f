import { CheckCircleFilled } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { Fragment, useState } from 'react'
import { CopyText } from '../kit/copy-text.tsx'
import { DepartmentPicker } from '../kit/department-picker.tsx'
import { showFieldErrors } from '../kit/field-errors.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './add-member-sheet.module.css'
import { RoleSelect } from './member-sheet.tsx'
import { useText } from './texts.ts'
import { useGivableRoles } from './use-givable-roles.ts'

/** A link that was just made: path and query, and where it was mailed. */
export interface MadeLink {
  /** null: it stands in the mail only, so that opening it proves the address. */
  link: string | null
  email: string | null
}

export interface InviteSheetProps {
  open: boolean
  /** A link to show at once, of an invitation that was renewed. */
  made: MadeLink | null
  onMade: (made: MadeLink | null) => void
  onClose: () => void
}

/** Invites somebody, then shows the link, which nobody can read again. */
export function InviteSheet({ open, made, onMade, onClose }: InviteSheetProps) {
  const t = useText()
  return (
    <Sheet
      open={open || made !== null}
      onClose={onClose}
      title={t(made ? titleOf(made) : 'invite.title')}
      width={460}
      footer={
        // Keys keep the buttons apart: one that turned into the other under a click would send the form.
        made ? (
          <Fragment key="made">
            <Button onClick={() => onMade(null)}>{t('invite.another')}</Button>
            <Button onClick={onClose}>{t('member.finish')}</Button>
          </Fragment>
        ) : (
          <Fragment key="form">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" form="invite">
              {t('invite.make')}
            </Button>
          </Fragment>
        )
      }
    >
      {made ? <MadeNote made={made} /> : <InviteForm onMade={onMade} />}
    </Sheet>
  )
}

/** What was made: a link to pass on, or a mail. */
function titleOf({ link }: MadeLink) {
  return link ? 'invite.madeTitle' : 'invite.mailedTitle'
}

interface InviteFields {
  email: string
  departmentId: string | null
  roleIds: string[]
}

function InviteForm({ onMade }: { onMade: (made: MadeLink) => void }) {
  const t = useText()
  const [form] = Form.useForm<InviteFields>()
  const [rest, setRest] = useState(false)
  const roles = useGivableRoles()
  const create = useCommand('invitation.create', {
    quiet: true,
    onSuccess: ({ link }, { email }) => onMade({ link, email: email ?? null }),
    onProblem: (problem) => setRest(showFieldErrors(form, problem).length > 0 || problem.errors.length === 0),
  })
  return (
    <Form
      name="invite"
      form={form}
      layout="vertical"
      disabled={create.busy}
      initialValues={{ email: '', departmentId: null, roleIds: [] }}
      onFinish={({ email, departmentId, roleIds }: InviteFields) => {
        setRest(false)
        void create.run({
          ...(email.trim() ? { email: email.trim() } : {}),
          ...(departmentId ? { departmentId } : {}),
          roleIds,
        })
      }}
    >
      <p className={styles.about}>{t('invite.about')}</p>
      <ProblemAlert problem={rest ? create.problem : null} />
      <Form.Item
        name="email"
        label={t('invite.email')}
        extra={t('invite.emailHint')}
        validateTrigger="onBlur"
        rules={[
          { type: 'email', transform: (value: string) => value.trim(), message: t('member.emailWrong') },
        ]}
      >
        <Input type="email" spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="departmentId" label={t('member.department')}>
        <DepartmentPicker allowClear placeholder={t('invite.rootDepartment')} />
      </Form.Item>
      <Form.Item name="roleIds" label={t('member.roles')}>
        <RoleSelect roles={roles} />
      </Form.Item>
    </Form>
  )
}

function MadeNote({ made: { link, email } }: { made: MadeLink }) {
  const t = useText()
  const entry = useOperation('identity.entry', {}, { staleTime: 60_000 })
  return (
    <div className={styles.added}>
      <CheckCircleFilled className={styles.icon} aria-hidden />
      <h2>{t(titleOf({ link, email }))}</h2>
      <p>{email ? t('invite.mailed', { email }) : t('invite.handOn')}</p>
      {email && entry.data?.mail === false ? <p role="note">{t('invite.noMail')}</p> : null}
      {link ? (
        <div className={styles.password}>
          <CopyText text={`${location.origin}${link}`} label={t('invite.link')} />
          <small>{t('invite.once')}</small>
        </div>
      ) : null}
    </div>
  )
}
