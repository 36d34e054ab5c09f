import { Link } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton, RowsSkeleton } from '../kit/skeletons.tsx'
import { useDebounced } from '../kit/use-debounced.ts'
import { useLive } from '../kit/use-live.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { usePageTitle } from '../kit/use-page-title.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { DoneToday } from './done-today.tsx'
import { InboxLine } from './inbox-line.tsx'
import { type Box, boxes, type InboxItem } from './states.ts'
import { useText } from './texts.ts'
import styles from './workbench-page.module.css'

/** The form of a task with all its controls comes after the list, which is what one looks at first. */
const loadInstanceView = () => import('./instance-view.tsx')
const InstanceView = lazy(async () => ({ default: (await loadInstanceView()).InstanceView }))

const keyOf = (item: InboxItem) => item.taskId ?? item.instanceId

/** Split like a mail client: the list left, the task itself right; the next one opens by itself. */
export function WorkbenchPage() {
  const t = useText()
  const phone = usePhone()
  usePageTitle(t('workbench'))
  const refresh = useRefresh()
  const [box, setBox] = useState<Box>('todo')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const asked = useDebounced(search.trim(), 250)
  const counts = useOperation('task.counts', {}).data
  const pages = useOperationPages('task.list', { box, limit: 50, ...(asked ? { search: asked } : {}) })
  const items = pages.items as InboxItem[]
  useLive('inbox.changed', () => refresh('task', 'instance'))

  const index = items.findIndex((item) => keyOf(item) === chosen)
  const open = index >= 0 ? items[index] : phone ? undefined : items[0]
  const move = (by: number) => {
    const from = Math.max(index, 0)
    const next = items[Math.min(Math.max(from + by, 0), items.length - 1)]
    if (next) setChosen(keyOf(next))
  }
  // What was open is gone from the box: the one that now stands in its place opens.
  const place = useRef(0)
  useEffect(() => {
    if (index >= 0) place.current = index
    else if (chosen && items.length > 0 && !phone) {
      const next = items[Math.min(place.current, items.length - 1)]
      if (next) setChosen(keyOf(next))
    }
  }, [index, chosen, items, phone])
  useShortcuts({ j: () => move(1), k: () => move(-1) })

  const allDone = box === 'todo' && !asked && !pages.loading && !pages.problem && items.length === 0
  const today = allDone ? <DoneToday under={phone} onOpen={() => setBox('done')} /> : null

  const list = (
    <section className={styles.list} aria-label={t(`box.${box}`)}>
      <header className={styles.head}>
        <Segmented<Box>
          block
          value={box}
          onChange={(next) => {
            setBox(next)
            setChosen(undefined)
          }}
          options={boxes.map((value) => ({ value, label: <BoxLabel box={value} counts={counts} /> }))}
        />
        <Input
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {counts?.overdue ? (
          <p className={styles.overdue}>{t('overdueCount', { count: counts.overdue })}</p>
        ) : null}
      </header>
      <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
      {pages.loading ? <RowsSkeleton avatar inset /> : null}
      {!pages.loading && items.length === 0 ? (
        asked ? (
          <EmptyState compact title={t('nothingFound')} />
        ) : (
          <EmptyState
            compact
            title={t(`empty.${box}`)}
            detail={t(`emptyDetail.${box}`)}
            action={
              box === 'mine' ? (
                <Link to="/apps">
                  <Button>{t('openApps')}</Button>
                </Link>
              ) : undefined
            }
          />
        )
      ) : null}
      {phone ? today : null}
      <ul
        className={styles.items}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (pages.hasMore && scrollTop + clientHeight > scrollHeight - 400) pages.more()
        }}
      >
        {items.map((item) => (
          <InboxLine
            key={keyOf(item)}
            item={item}
            box={box}
            open={item === open}
            onOpen={() => setChosen(keyOf(item))}
          />
        ))}
      </ul>
    </section>
  )
  const detail = open ? (
    <Suspense fallback={<FormSkeleton inset />}>
      <InstanceView
        key={keyOf(open)}
        instanceId={open.instanceId}
        {...(open.taskId ? { taskId: open.taskId } : {})}
        keyboard
        {...(phone ? { onBack: () => setChosen(undefined) } : {})}
      />
    </Suspense>
  ) : null
  if (phone) return detail ?? list
  return (
    <div className={styles.split}>
      {list}
      <section className={styles.detail}>
        {detail ??
          today ??
          (pages.loading ? null : <EmptyState title={t('choose')} detail={t('chooseDetail')} />)}
      </section>
    </div>
  )
}

function BoxLabel({ box, counts }: { box: Box; counts: { todo: number; cc: number } | undefined }) {
  const t = useText()
  const count = box === 'todo' ? counts?.todo : box === 'cc' ? counts?.cc : 0
  return (
    <>
      {t(`box.${box}`)}
      {count ? <span className={styles.count}>{count > 99 ? '99+' : count}</span> : null}
    </>
  )
}
