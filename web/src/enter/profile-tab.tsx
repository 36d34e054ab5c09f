import { Button, Form, Input, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useMe } from '../frame/session.ts'
import { changeLanguage, changeTheme } from '../frame/use-preferences.ts'
import { useLanguage } from '../i18n/language.ts'
import { showFieldErrors } from '../kit/field-errors.ts'
import { listText } from '../kit/list-text.ts'
import { Page } from '../kit/page.tsx'
import { useCommand } from '../kit/use-command.ts'
import { type ThemeChoice, useThemeChoice } from '../theme/theme-choice.ts'
import { useAccountText } from './account-texts.ts'
import { EmailSheet } from './email-sheet.tsx'
import { LeaveWorkspace } from './leave-workspace.tsx'
import { PhoneSheet } from './phone-sheet.tsx'
import styles from './profile-tab.module.css'
import { useText } from './texts.ts'

/** `/settings/profile`: my name, language and theme, and what others set for me. */
export function ProfileTab() {
  const t = useText()
  const a = useAccountText()
  const me = useMe()
  const language = useLanguage()
  const theme = useThemeChoice()
  return (
    <Page title={a('profile.title')} width="text">
      <div className={styles.profile}>
        <NameForm name={me.member?.name ?? me.account.name} />
        <dl className={styles.facts}>
          <dt>{a('profile.email')}</dt>
          <dd>
            <EmailFact />
          </dd>
          <dt>{t('register.phone')}</dt>
          <dd>
            <PhoneFact />
          </dd>
          <Fact label={a('profile.username')}>{me.account.username}</Fact>
          <Fact label={a('profile.department')}>{me.member?.departmentName}</Fact>
          <Fact label={a('profile.jobTitle')}>{me.member?.title}</Fact>
          <Fact label={a('profile.roles')}>{listText(me.roles.map(({ name }) => name))}</Fact>
        </dl>
        <div className={styles.choice}>
          <span id="profile-language">{a('profile.language')}</span>
          <Segmented
            aria-labelledby="profile-language"
            value={language}
            onChange={changeLanguage}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <div className={styles.choice}>
          <span id="profile-theme">{a('profile.theme')}</span>
          <Segmented<ThemeChoice>
            aria-labelledby="profile-theme"
            value={theme}
            onChange={changeTheme}
            options={(['light', 'dark', 'system'] as const).map((value) => ({
              value,
              label: a(`profile.themes.${value}`),
            }))}
          />
        </div>
        <LeaveWorkspace />
      </div>
    </Page>
  )
}

/** My address, whether it is proved, and the way to another. People of the demo have no password to ask for. */
function EmailFact() {
  const a = useAccountText()
  const { email, emailProven, hasPassword } = useMe().account
  const [open, setOpen] = useState(false)
  return (
    <span className={styles.own}>
      <span>{email ?? <span className={styles.nothing}>{a('profile.nothing')}</span>}</span>
      {email && !emailProven ? <Tag color="warning">{a('email.unproven')}</Tag> : null}
      {hasPassword ? (
        <Button type="link" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {a(email && !emailProven ? 'email.prove' : 'email.change')}
        </Button>
      ) : null}
      <EmailSheet open={open} email={emailProven ? null : email} onClose={() => setOpen(false)} />
    </span>
  )
}

/** My phone number, and the way to another one or to none. */
function PhoneFact() {
  const a = useAccountText()
  const { phone, hasPassword } = useMe().account
  const [open, setOpen] = useState(false)
  return (
    <span className={styles.own}>
      <span>{phone ?? <span className={styles.nothing}>{a('profile.nothing')}</span>}</span>
      {hasPassword ? (
        <Button type="link" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {a(phone === null ? 'phone.set' : 'phone.change')}
        </Button>
      ) : null}
      <PhoneSheet open={open} phone={phone} onClose={() => setOpen(false)} />
    </span>
  )
}

/** One line of what others set for me. */
function Fact({ label, children }: { label: string; children: string | null | undefined }) {
  const a = useAccountText()
  return (
    <>
      <dt>{label}</dt>
      <dd>{children || <span className={styles.nothing}>{a('profile.nothing')}</span>}</dd>
    </>
  )
}

function NameForm({ name }: { name: string }) {
  const a = useAccountText()
  const [form] = Form.useForm<{ name: string }>()
  const update = useCommand('identity.updateProfile', {
    refreshes: ['member'],
    success: a('profile.saved'),
    onProblem: (problem) => {
      showFieldErrors(form, problem)
    },
  })
  return (
    <Form
      name="profile"
      form={form}
      layout="vertical"
      initialValues={{ name }}
      onFinish={(fields) => void update.run(fields)}
    >
      <Form.Item label={a('profile.name')} htmlFor="profile_name">
        <div className={styles.name}>
          <Form.Item
            name="name"
            noStyle
            rules={[{ required: true, whitespace: true, message: a('profile.missing') }]}
          >
            <Input maxLength={60} autoComplete="name" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={update.busy}>
            {a('profile.save')}
          </Button>
        </div>
      </Form.Item>
    </Form>
  )
}
