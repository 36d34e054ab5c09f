import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { takeLastBack, useSettled } from '../kit/act-later.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useLive } from '../kit/use-live.ts'
import { usePhone } from '../kit/use-media.ts'
import { operationQuery, useRefresh } from '../kit/use-operation.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { usePageTitle } from '../kit/use-page-title.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { DoneToday } from './done-today.tsx'
import { InboxList } from './inbox-list.tsx'
import type { InboxItem } from './states.ts'
import { useText } from './texts.ts'
import { type InboxPlace, type OpenWork, useInboxPlace } from './use-inbox-place.ts'
import { useNewsTime } from './use-news-time.ts'
import styles from './workbench-page.module.css'

/** What is announced comes when everything else is there. */
const WorkbenchNews = lazy(() =>
  import('../announcement/workbench-news.tsx').then((m) => ({ default: m.WorkbenchNews })),
)

/** The form of a task with all its controls comes after the list, which is what one looks at first. */
const loadInstanceView = () => import('./instance-view.tsx')
const InstanceView = lazy(async () => ({ default: (await loadInstanceView()).InstanceView }))

const keyOf = ({ taskId, instanceId }: OpenWork) => taskId ?? instanceId
const workOf = ({ taskId, instanceId }: InboxItem): OpenWork => ({ instanceId, taskId })

/**
 * Split like a mail client: the list left, the task itself right. What is open stays open until it is left, whatever
 * becomes of it meanwhile; the next one opens by itself when one has done one's own part.
 */
export function WorkbenchPage() {
  const t = useText()
  const phone = usePhone()
  usePageTitle(t('workbench'))
  const refresh = useRefresh()
  const place = useInboxPlace()
  const { box, q, open } = place
  const pages = useOperationPages('task.list', { box, limit: 50, ...(q ? { search: q } : {}) })
  useLive('inbox.changed', () => refresh('task', 'instance'))
  const settled = useSettled()
  const isNewsTime = useNewsTime()
  const all = pages.items as InboxItem[]
  const items = box === 'todo' ? all.filter((item) => !settled.has(keyOf(item))) : all
  const moves = useMoves(place, items)

  // On a desktop something is always open. It is named in the address, so that news of the list cannot change it.
  const first = !phone && !open && !pages.loading && !pages.stale ? items[0] : undefined
  const { change } = place
  useEffect(() => {
    if (first) change({ open: workOf(first) })
  }, [first, change])
  useAhead(open ?? (first && workOf(first)), all)
  useShortcuts({ j: () => moves.by(1), k: () => moves.by(-1), z: () => void takeLastBack() })

  const allDone = box === 'todo' && !q && !pages.loading && !pages.problem && items.length === 0
  const today = allDone ? (
    <DoneToday under={phone} onOpen={() => change({ box: 'done', open: undefined }, 'push')} />
  ) : null
  const detail = open ? (
    <Suspense fallback={<FormSkeleton inset />}>
      <InstanceView
        key={keyOf(open)}
        instanceId={open.instanceId}
        taskId={open.taskId}
        keyboard
        onBack={phone ? place.back : undefined}
        onLeave={() => moves.leave(open)}
        onOpen={(work) => change({ open: work })}
      />
    </Suspense>
  ) : null
  const list = (
    <InboxList place={place} pages={pages} items={items} openKey={open && keyOf(open)}>
      {phone ? today : null}
    </InboxList>
  )
  return (
    <div className={styles.page}>
      <h1 className="unseen">{t('workbench')}</h1>
      {!isNewsTime || (detail && phone) ? null : (
        <Suspense fallback={null}>
          <WorkbenchNews />
        </Suspense>
      )}
      {phone ? (
        (detail ?? list)
      ) : (
        <div className={styles.split}>
          {list}
          <section className={styles.detail} aria-label={t('detail')}>
            {detail ??
              today ??
              (pages.loading ? null : <EmptyState title={t('choose')} detail={t('chooseDetail')} />)}
          </section>
        </div>
      )}
    </div>
  )
}

/** Asks for what the open task will need while its code is still on its way. */
function useAhead(work: OpenWork | undefined, items: readonly InboxItem[]): void {
  const client = useQueryClient()
  const formId = items.find((item) => work && keyOf(item) === keyOf(work))?.formId
  const { instanceId, taskId } = work ?? {}
  useEffect(() => void loadInstanceView(), [])
  useEffect(() => {
    if (!instanceId) return
    void client.prefetchQuery(operationQuery('instance.get', { instanceId, ...(taskId ? { taskId } : {}) }))
  }, [client, instanceId, taskId])
  useEffect(() => {
    if (formId) void client.prefetchQuery(operationQuery('form.get', { formId }))
  }, [client, formId])
}

/** Moving through the list, from where the open one stands or stood. */
function useMoves(place: InboxPlace, items: readonly InboxItem[]) {
  const phone = usePhone()
  const latest = useRef({ place, items })
  latest.current = { place, items }
  const openKey = place.open && keyOf(place.open)
  const index = items.findIndex((item) => keyOf(item) === openKey)
  const stood = useRef(0)
  if (index >= 0) stood.current = index
  return {
    by: (step: number) => {
      // What was open is gone: the one that now stands in its place is the next.
      const from = index >= 0 ? index + step : stood.current + Math.min(step, 0)
      const next = items[Math.min(Math.max(from, 0), items.length - 1)]
      if (next) place.change({ open: workOf(next) })
    },
    /** One's own part is done: on to the next, unless one has moved on already. */
    leave: (work: OpenWork) => {
      const { place: now, items: left } = latest.current
      if (!now.open || keyOf(now.open) !== keyOf(work)) return
      if (phone) return now.back()
      const at = left.findIndex((item) => keyOf(item) === keyOf(work))
      const others = left.filter((_, position) => position !== at)
      const next = others[Math.min(at >= 0 ? at : stood.current, others.length - 1)]
      now.change({ open: next && workOf(next) })
    },
  }
}
