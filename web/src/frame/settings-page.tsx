import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLocalText } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { usePhone } from '../kit/use-media.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { Loaded } from './loaded.tsx'
import type { SettingsTab } from './module.ts'
import { PagePending } from './page-pending.tsx'
import { useMe } from './session.ts'
import styles from './settings-page.module.css'
import { SideList, useCloseSideSheet } from './side-list.tsx'
import { useText } from './texts.ts'
import { useModules } from './use-modules.ts'

const groups = ['mine', 'tenant', 'operation'] as const

/** `/settings`: the tabs of all modules in the side list, the chosen one beside it. */
export function SettingsPage() {
  const t = useText()
  const me = useMe()
  const phone = usePhone()
  const navigate = useNavigate()
  const { tab } = usePathParams<'tab'>()
  const tabs = useModules().flatMap((module) => module.settingsTabs ?? [])
  const allowed = tabs.filter((candidate) => candidate.when?.(me) ?? true)
  const open = allowed.find((candidate) => candidate.key === tab)
  const first = allowed[0]?.key

  useEffect(() => {
    if (!tab && first && !phone)
      void navigate({ to: '/settings/$tab', params: { tab: first }, replace: true })
  }, [tab, first, phone, navigate])

  if (allowed.length === 0) return <EmptyState title={t('settings.empty')} detail={t('settings.emptyHint')} />
  return (
    <>
      <SideList label={t('places.settings')}>
        <SettingsMenu tabs={allowed} open={tab} />
      </SideList>
      {open ? <Loaded load={open.component} fallback={<PagePending />} key={open.key} /> : null}
      {!open && tab ? (
        <EmptyState
          title={t('notFound.title')}
          detail={t('notFound.detail')}
          action={<Link to="/settings">{t('places.settings')}</Link>}
        />
      ) : null}
      {!open && !tab && phone ? (
        <div className={styles.page}>
          <h1>{t('places.settings')}</h1>
          <SettingsMenu tabs={allowed} open={tab} />
        </div>
      ) : null}
    </>
  )
}

function SettingsMenu({ tabs, open }: { tabs: readonly SettingsTab[]; open: string }) {
  const t = useText()
  const localText = useLocalText()
  const closeSheet = useCloseSideSheet()
  return (
    <nav className={styles.menu} aria-label={t('places.settings')}>
      {groups.map((group) => {
        const inGroup = tabs.filter((candidate) => candidate.group === group)
        if (inGroup.length === 0) return null
        return (
          <section key={group}>
            <h3>{t(`settings.groups.${group}`)}</h3>
            {inGroup.map((candidate) => (
              <Link
                key={candidate.key}
                to="/settings/$tab"
                params={{ tab: candidate.key }}
                onClick={closeSheet}
                aria-current={candidate.key === open ? 'page' : undefined}
              >
                {localText(candidate.title)}
              </Link>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
