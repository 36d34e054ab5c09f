import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { DropMenu } from '../kit/drop-menu.tsx'
import { PersonAvatar } from '../kit/person.tsx'
import styles from './me-menu.module.css'
import { useMe } from './session.ts'
import { useText } from './texts.ts'
import { type DemoPerson, useDemoPeople } from './use-demo-people.ts'
import { useLogOut } from './use-log-out.ts'
import { useSwitchTenant } from './use-switch-tenant.ts'

/** Who am I, which tenant, my sessions, log out. */
export function MeMenu() {
  const t = useText()
  const me = useMe()
  const router = useRouter()
  const logOut = useLogOut()
  const switchTenant = useSwitchTenant()
  const [asked, setAsked] = useState(false)
  const demo = useDemoPeople({ asked })
  return (
    <DropMenu
      placement="bottomRight"
      onOpen={() => setAsked(true)}
      menu={{
        selectedKeys: me.tenant ? [`tenant:${me.tenant.id}`] : [],
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className={styles.who}>
                <strong>{me.account.name}</strong>
                <small>{me.account.email ?? me.account.username}</small>
              </span>
            ),
          },
          { type: 'divider' },
          ...(me.tenants.length > 1
            ? [
                {
                  key: 'tenants',
                  type: 'group' as const,
                  label: t('me.tenants'),
                  children: me.tenants.map((tenant) => ({ key: `tenant:${tenant.id}`, label: tenant.name })),
                },
                { type: 'divider' as const },
              ]
            : []),
          ...(demo.people.length > 0
            ? [{ key: 'demo', label: t('me.demo'), children: demo.people.map(demoItem) }]
            : []),
          { key: 'profile', label: t('me.profile') },
          { key: 'sessions', label: t('me.sessions') },
          { key: 'logOut', label: t('me.logOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'logOut') void logOut()
          else if (key === 'sessions' || key === 'profile')
            void router.navigate({ to: '/settings/$tab', params: { tab: key } })
          else if (key.startsWith('demo:')) void demo.become(key.slice(5))
          else if (key.startsWith('tenant:') && key !== `tenant:${me.tenant?.id}`)
            void switchTenant(key.slice(7))
        },
      }}
    >
      <button type="button" className={styles.button} aria-label={`${t('me.label')}: ${me.account.name}`}>
        <PersonAvatar name={me.account.name} id={me.member?.id ?? me.account.id} size={28} />
      </button>
    </DropMenu>
  )
}

function demoItem(person: DemoPerson) {
  return {
    key: `demo:${person.memberId}`,
    label: (
      <span className={styles.demo}>
        <PersonAvatar name={person.name} id={person.memberId} size={22} />
        {person.name}
        <small>{person.role}</small>
      </span>
    ),
  }
}
