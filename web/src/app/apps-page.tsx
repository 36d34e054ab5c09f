import { AppstoreAddOutlined, FileExcelOutlined, PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { mayMakeApps, useFeature, useMay, useMe } from '../frame/session.ts'
import { useSwitchTenant } from '../frame/use-switch-tenant.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { CardsSkeleton } from '../kit/skeletons.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import { type AppAct, AppCard } from './app-card.tsx'
import { AppSheet } from './app-sheet.tsx'
import styles from './apps-page.module.css'
import { CopyApp } from './copy-app.tsx'
import { ExportApp } from './export-app.tsx'
import { FirstSteps } from './first-steps.tsx'
import { type AppGroup, groupApps } from './group-apps.ts'
import type { AppRow } from './model.ts'
import { RecycleBin } from './recycle-bin.tsx'
import { RemoveApp } from './remove-app.tsx'
import { useText } from './texts.ts'

/** `/apps`: every app as a card, favourites first. `?create=1` opens the sheet of a new one. */
export function AppsPage() {
  const t = useText()
  const navigate = useNavigate()
  const mayManage = useMay('app.manage')
  const mayMake = mayMakeApps(useMe())
  const search = useSearch({ strict: false }) as { create?: unknown }
  const { data, isPending, error, refetch } = useOperation('app.list', {})
  const [typed, setTyped] = useState('')
  const [acted, setActed] = useState<{ act: AppAct; app: AppRow }>()
  const actedOn = (act: AppAct) => (acted?.act === act ? acted.app : null)
  const edited = actedOn('edit')
  const end = () => setActed(undefined)
  const apps = data?.items ?? []
  const groups = groupApps(apps, typed)
  const showCreate = (create?: 1) =>
    void navigate({ to: '/apps', search: (create ? { create } : {}) as never })
  return (
    <Page
      title={t('title')}
      actions={
        mayManage && data ? (
          <>
            <RecycleBin />
            {mayMake ? <TemplatesLink /> : null}
            {apps.length > 0 && mayMake ? <CreateButtons onEmpty={() => showCreate(1)} /> : null}
          </>
        ) : null
      }
    >
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {isPending ? <CardsSkeleton /> : null}
      {data && apps.length === 0 ? <NoApps onEmpty={() => showCreate(1)} /> : null}
      {apps.length > 3 ? (
        <Input.Search
          className={styles.search}
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      {apps.length > 0 && groups.length === 0 ? (
        <EmptyState
          compact
          title={t('nothingFound', { text: typed.trim() })}
          detail={t('nothingFoundDetail')}
        />
      ) : null}
      {groups.map((group) => (
        <section key={group.key + group.name} className={styles.group}>
          {groups.length > 1 || group.key === 'group' ? (
            <h2 className={styles.heading}>{headingOf(group, t)}</h2>
          ) : null}
          <ul className={styles.cards}>
            {group.apps.map((app) => (
              <AppCard key={app.id} app={app} onAct={(act) => setActed({ act, app })} />
            ))}
          </ul>
        </section>
      ))}
      {mayMake && apps.length > 0 && apps.length < 3 ? <FirstSteps app={apps[0]!} /> : null}
      <AppSheet
        open={edited !== null || (mayMake && Boolean(search.create))}
        app={edited}
        groups={[...new Set(apps.map(({ groupName }) => groupName).filter(Boolean))]}
        onClose={() => {
          end()
          if (search.create) showCreate()
        }}
      />
      <CopyApp app={actedOn('copy')} onClose={end} />
      <ExportApp app={actedOn('export')} onClose={end} />
      <RemoveApp app={actedOn('remove')} onClose={end} />
    </Page>
  )
}

function headingOf(group: AppGroup, t: ReturnType<typeof useText>): string {
  if (group.key === 'favourites') return t('favourites')
  return group.key === 'group' ? group.name : t('ungrouped')
}

function TemplatesLink() {
  const t = useText()
  const phone = usePhone()
  if (!useFeature('packages')) return null
  return (
    <LinkButton
      to="/apps/templates"
      look="text"
      icon={<AppstoreAddOutlined aria-hidden />}
      aria-label={t('pack.templates')}
    >
      {phone ? null : t('pack.templates')}
    </LinkButton>
  )
}

/** The two ways to a new app; a spreadsheet is the quick one. */
function CreateButtons({ onEmpty }: { onEmpty: () => void }) {
  const t = useText()
  const imports = useFeature('import')
  return (
    <>
      <Button
        type={imports ? 'default' : 'primary'}
        icon={<PlusOutlined aria-hidden />}
        aria-haspopup="dialog"
        onClick={onEmpty}
      >
        {t('emptyApp')}
      </Button>
      {imports ? (
        <LinkButton to="/apps/new/import" look="primary" icon={<FileExcelOutlined aria-hidden />}>
          {t('fromSpreadsheet')}
        </LinkButton>
      ) : null}
    </>
  )
}

function NoApps({ onEmpty }: { onEmpty: () => void }) {
  const t = useText()
  const me = useMe()
  const { tenants, tenant } = me
  const switchTenant = useSwitchTenant()
  const demo = tenants.find((one) => one.demo && one.id !== tenant?.id)
  if (!mayMakeApps(me)) return <EmptyState title={t('emptyVisitorTitle')} detail={t('emptyVisitorDetail')} />
  return (
    <EmptyState
      title={t('emptyTitle')}
      detail={
        <>
          <p>{t('emptyDetail')}</p>
          {demo ? (
            <p>
              {t('sampleDetail')}{' '}
              <Button type="link" size="small" onClick={() => void switchTenant(demo.id)}>
                {t('sampleAct')}
              </Button>
            </p>
          ) : null}
        </>
      }
      action={
        <span className={styles.actions}>
          <CreateButtons onEmpty={onEmpty} />
        </span>
      }
    />
  )
}
