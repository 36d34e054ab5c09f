import { useNavigate } from '@tanstack/react-router'
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useMay } from '../frame/session.ts'
import { Page } from '../kit/page.tsx'
import { InvitationsTab } from './invitations-tab.tsx'
import { MembersTab } from './members-tab.tsx'
import { OwnFieldsMenu } from './own-fields-menu.tsx'
import { RolesTab } from './roles-tab.tsx'
import { useText } from './texts.ts'

/** `/people`: departments beside the members. */
export function PeoplePage() {
  return (
    <PeopleFrame tab="members">
      <MembersTab />
    </PeopleFrame>
  )
}

/** `/people/roles`: roles and what they may do, in plain words. */
export function RolesPage() {
  return (
    <PeopleFrame tab="roles">
      <RolesTab />
    </PeopleFrame>
  )
}

/** `/people/invitations`: who was invited and has not come yet. */
export function InvitationsPage() {
  return (
    <PeopleFrame tab="invitations">
      <InvitationsTab />
    </PeopleFrame>
  )
}

const paths = { members: '/people', roles: '/people/roles', invitations: '/people/invitations' } as const
type Tab = keyof typeof paths

function PeopleFrame({ tab, children }: { tab: Tab; children: ReactNode }) {
  const t = useText()
  const navigate = useNavigate()
  const mayInvite = useMay('member.manage')
  const tabs: Tab[] = mayInvite ? ['members', 'roles', 'invitations'] : ['members', 'roles']
  return (
    <Page
      title={t('title')}
      flush
      actions={tab === 'members' ? <OwnFieldsMenu /> : undefined}
      bar={
        <Tabs
          activeKey={tab}
          onChange={(key) => void navigate({ to: paths[key as Tab] })}
          items={tabs.map((key) => ({ key, label: t(`tabs.${key}`) }))}
        />
      }
    >
      {children}
    </Page>
  )
}
