import {
  AppstoreOutlined,
  BarsOutlined,
  CalendarOutlined,
  EllipsisOutlined,
  PlusOutlined,
  TableOutlined,
} from '@ant-design/icons'
import type { ViewKind } from '@sluice/contract'
import { App, Button } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { DropMenu, opensDialog } from '../../kit/drop-menu.tsx'
import { useCommand } from '../../kit/use-command.ts'
import { usePhone } from '../../kit/use-media.ts'
import type { FormDetail } from '../form-detail.ts'
import type { GridColumn } from '../grid-columns.ts'
import type { GridState } from '../use-grid-state.ts'
import { definitionOf, differsFrom, type SavedView } from './saved-view.ts'
import { useText } from './texts.ts'
import styles from './view-tabs.module.css'

const ViewSheet = lazy(async () => ({ default: (await import('./view-sheet.tsx')).ViewSheet }))

const icons: Record<ViewKind, ReactNode> = {
  grid: <TableOutlined aria-hidden />,
  kanban: <BarsOutlined aria-hidden rotate={90} />,
  calendar: <CalendarOutlined aria-hidden />,
  gallery: <AppstoreOutlined aria-hidden />,
}

export interface ViewTabsProps {
  form: FormDetail
  state: GridState
  views: readonly SavedView[]
  /** The view that is open. */
  saved: SavedView | undefined
  columns: readonly GridColumn[]
}

/** The views of a form as tabs, and keeping what is on the screen as one (N2.6). */
export function ViewTabs({ form, state, views, saved, columns }: ViewTabsProps) {
  const t = useText()
  const phone = usePhone()
  const [making, setMaking] = useState<'new' | 'rename'>()
  const show = (view: SavedView | undefined) =>
    state.change(
      {
        saved: view?.id,
        filter: view?.definition.filter,
        sort: view?.definition.sort,
        q: undefined,
        record: undefined,
      },
      'push',
    )
  const screen = { filter: state.filter, sort: state.sort, columns }
  const mayChange = saved && (saved.shared ? form.my.manage : true)
  const keep = useCommand('view.update', { success: t('kept') })
  return (
    <div className={styles.bar}>
      <nav className={styles.tabs} aria-label={t('views')}>
        <Tab icon={icons.grid} active={!saved} onClick={() => show(undefined)}>
          {t('all')}
        </Tab>
        {views.map((view) => (
          <Tab
            key={view.id}
            icon={icons[view.definition.kind]}
            active={view.id === saved?.id}
            title={view.shared ? t('sharedMark') : t('own')}
            onClick={() => show(view)}
          >
            {view.name}
          </Tab>
        ))}
      </nav>
      {saved && mayChange ? (
        <ViewMenu view={saved} onRename={() => setMaking('rename')} onGone={() => show(undefined)} />
      ) : null}
      {saved && mayChange && differsFrom(saved, screen) ? (
        <Button
          size="small"
          type="link"
          loading={keep.busy}
          onClick={() =>
            void keep.run({
              viewId: saved.id,
              version: saved.version,
              definition: definitionOf(screen, saved.definition),
            })
          }
        >
          {t('keep')}
        </Button>
      ) : null}
      <Button
        size="small"
        type="text"
        icon={<PlusOutlined aria-hidden />}
        aria-haspopup="dialog"
        title={t('keepTitle')}
        aria-label={t('add')}
        onClick={() => setMaking('new')}
      >
        {phone ? null : t('add')}
      </Button>
      {making ? (
        <Suspense fallback={null}>
          <ViewSheet
            form={form}
            screen={screen}
            renamed={making === 'rename' ? saved : undefined}
            onMade={(id, definition) =>
              state.change({ saved: id, filter: definition.filter, sort: definition.sort }, 'push')
            }
            onClose={() => setMaking(undefined)}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

interface TabProps {
  icon: ReactNode
  active: boolean
  title?: string
  onClick: () => void
  children: ReactNode
}

function Tab({ icon, active, title, onClick, children }: TabProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])
  return (
    <button
      ref={button}
      type="button"
      className={styles.tab}
      aria-current={active ? 'true' : undefined}
      title={title}
      onClick={onClick}
    >
      {icon} {children}
    </button>
  )
}

interface ViewMenuProps {
  view: SavedView
  onRename: () => void
  onGone: () => void
}

function ViewMenu({ view, onRename, onGone }: ViewMenuProps) {
  const t = useText()
  const { modal } = App.useApp()
  const remove = useCommand('view.delete', { success: t('removed'), onSuccess: onGone })
  const ask = () =>
    void modal.confirm({
      title: t('removeTitle', { name: view.name }),
      content: view.shared ? t('removeShared') : t('removeNote'),
      okText: t('remove'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: async () => void (await remove.run({ viewId: view.id })),
    })
  const items = [
    opensDialog({ key: 'rename', label: t('rename') }),
    opensDialog({ key: 'remove', label: t('remove'), danger: true }),
  ]
  return (
    <DropMenu menu={{ items, onClick: ({ key }) => (key === 'rename' ? onRename() : ask()) }}>
      <Button
        size="small"
        type="text"
        icon={<EllipsisOutlined aria-hidden />}
        aria-label={t('more', { name: view.name })}
      />
    </DropMenu>
  )
}
