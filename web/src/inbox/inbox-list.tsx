import { Input, Segmented } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWaitingCount } from '../kit/act-later.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useDebounced } from '../kit/use-debounced.ts'
import { usePhone } from '../kit/use-media.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { Pages } from '../kit/use-operation-pages.ts'
import { InboxLine } from './inbox-line.tsx'
import { type Box, boxes, type InboxItem } from './states.ts'
import { useText } from './texts.ts'
import type { InboxPlace } from './use-inbox-place.ts'
import styles from './workbench-page.module.css'

export interface InboxListProps {
  place: InboxPlace
  pages: Pick<Pages<unknown>, 'loading' | 'problem' | 'hasMore' | 'more' | 'retry'>
  items: readonly InboxItem[]
  /** Which of them is open. */
  openKey: string | undefined
  /** Stands above the lines. */
  children: ReactNode
}

/** The left side of the inbox: its boxes, the search, and a line for each thing. */
export function InboxList({ place, pages, items, openKey, children }: InboxListProps) {
  const t = useText()
  const phone = usePhone()
  const { box, q, change } = place
  const counts = useOperation('task.counts', {}).data
  return (
    <section className={styles.list} aria-label={t(`box.${box}`)}>
      <header className={styles.head}>
        <Segmented<Box>
          block
          value={box}
          onChange={(next) => change({ box: next, open: undefined }, 'push')}
          options={boxes.map((value) => ({ value, label: <BoxLabel box={value} counts={counts} /> }))}
        />
        <Search place={place} />
        {counts?.overdue ? (
          <p className={styles.overdue}>{t('overdueCount', { count: counts.overdue })}</p>
        ) : null}
      </header>
      <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
      {pages.loading ? <RowsSkeleton avatar inset /> : null}
      {!pages.loading && items.length === 0 ? <Nothing box={box} searched={q !== undefined} /> : null}
      {children}
      <ul
        className={styles.items}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (pages.hasMore && scrollTop + clientHeight > scrollHeight - 400) pages.more()
        }}
      >
        {items.map((item) => {
          const key = item.taskId ?? item.instanceId
          return (
            <InboxLine
              key={key}
              item={item}
              box={box}
              open={key === openKey}
              onOpen={() =>
                change(
                  { open: { instanceId: item.instanceId, taskId: item.taskId } },
                  phone ? 'push' : undefined,
                )
              }
            />
          )
        })}
      </ul>
    </section>
  )
}

function Search({ place: { q, change } }: { place: InboxPlace }) {
  const t = useText()
  const [typed, setTyped] = useState(q ?? '')
  const rested = useDebounced(typed.trim(), 250) || undefined
  const latest = useRef(q)
  latest.current = q
  useEffect(() => {
    if (rested !== latest.current) change({ q: rested })
  }, [rested, change])
  return (
    <Input
      allowClear
      placeholder={t('search')}
      aria-label={t('search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

function Nothing({ box, searched }: { box: Box; searched: boolean }) {
  const t = useText()
  if (searched) return <EmptyState compact title={t('nothingFound')} />
  return (
    <EmptyState
      compact
      title={t(`empty.${box}`)}
      detail={t(`emptyDetail.${box}`)}
      action={box === 'mine' ? <LinkButton to="/apps">{t('openApps')}</LinkButton> : undefined}
    />
  )
}

function BoxLabel({ box, counts }: { box: Box; counts: { todo: number; cc: number } | undefined }) {
  const t = useText()
  const waiting = useWaitingCount()
  const todo = Math.max((counts?.todo ?? 0) - waiting, 0)
  const count = box === 'todo' ? todo : box === 'cc' ? counts?.cc : 0
  return (
    <>
      {t(`box.${box}`)}
      {count ? <span className={styles.count}>{count > 99 ? '99+' : count}</span> : null}
    </>
  )
}
