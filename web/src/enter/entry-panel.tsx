import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { type Me, sessionChanged } from '../frame/session.ts'
import { useLogOut } from '../frame/use-log-out.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { ActivateForm } from './activate-form.tsx'
import { CardWords } from './card-words.tsx'
import styles from './entry-panel.module.css'
import { ForgotForm } from './forgot-form.tsx'
import { LoginForm } from './login-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { type PendingRegistration, rememberRegistration } from './pending-registration.ts'
import { RegisterForm } from './register-form.tsx'
import { useText } from './texts.ts'

/** What stands between a visitor and the product: login, a first password, or the choice of a workspace. */
export function EntryPanel({ me }: { me: Me | null }) {
  const t = useText()
  const [tab, setTab] = useState('login')
  const [forgot, setForgot] = useState(false)
  const [pending, setPending] = useState<PendingRegistration | null>(null)
  const wait = (one: PendingRegistration | null) => {
    rememberRegistration(one)
    setPending(one)
  }
  const entry = useOperation('identity.entry', {}, { staleTime: 60_000 })
  const closed = entry.data !== undefined && entry.data.registration !== 'open'
  if (me?.account.mustChangePassword) {
    return (
      <Signed title={t('firstPassword.title')} detail={t('firstPassword.detail', { name: me.account.name })}>
        <PasswordForm onDone={sessionChanged} />
      </Signed>
    )
  }
  if (me && me.tenants.length > 0) {
    return (
      <Signed title={t('choose.title')} detail={t('choose.detail')}>
        <TenantChoice me={me} />
      </Signed>
    )
  }
  if (me) return <Signed title={t('nowhere.title')} detail={t('nowhere.detail', { name: me.account.name })} />
  if (pending) {
    return <ActivateForm pending={pending} onEntered={sessionChanged} onBack={() => wait(null)} />
  }
  if (forgot) return <ForgotForm onBack={() => setForgot(false)} />
  return (
    <Tabs
      activeKey={tab}
      onChange={setTab}
      items={[
        {
          key: 'login',
          label: t('login.tab'),
          children: (
            <LoginForm onEntered={sessionChanged} onForgot={() => setForgot(true)} onNotActivated={wait} />
          ),
        },
        ...(closed
          ? []
          : [
              {
                key: 'register',
                label: t('register.tab'),
                children: <RegisterForm onRegistered={wait} />,
              },
            ]),
      ]}
    />
  )
}

/** Somebody is signed in already: what is left to do, and the way out. */
function Signed({ title, detail, children }: { title: string; detail: string; children?: React.ReactNode }) {
  const t = useText()
  const logOut = useLogOut()
  return (
    <CardWords title={title} detail={detail}>
      {children}
      <Button type="link" onClick={() => void logOut()}>
        {t('other')}
      </Button>
    </CardWords>
  )
}

function TenantChoice({ me }: { me: Me }) {
  const choose = useCommand('identity.switchTenant', { onSuccess: () => void sessionChanged() })
  return (
    <div className={styles.tenants}>
      {me.tenants.map((tenant) => (
        <Button
          key={tenant.id}
          size="large"
          block
          disabled={choose.busy}
          onClick={() => void choose.run({ tenantId: tenant.id })}
        >
          {tenant.name}
        </Button>
      ))}
    </div>
  )
}
