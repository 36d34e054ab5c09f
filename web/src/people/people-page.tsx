import { useNavigate } from '@tanstack/react-router'
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { Page } from '../kit/page.tsx'
import { MembersTab } from './members-tab.tsx'
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

function PeopleFrame({ tab, children }: { tab: 'members' | 'roles'; children: ReactNode }) {
  const t = useText()
  const navigate = useNavigate()
  return (
    <Page
      title={t('title')}
      flush
      bar={
        <Tabs
          activeKey={tab}
          onChange={(key) => void navigate({ to: key === 'roles' ? '/people/roles' : '/people' })}
          items={(['members', 'roles'] as const).map((key) => ({ key, label: t(`tabs.${key}`) }))}
        />
      }
    >
      {children}
    </Page>
  )
}
