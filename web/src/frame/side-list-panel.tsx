import { lazy, Suspense } from 'react'
import { useSideListSlot } from './side-list.tsx'
import styles from './side-list-panel.module.css'

/** A drawer is for phones, so nobody else waits for its code. */
const SideListDrawer = lazy(() =>
  import('./side-list-drawer.tsx').then((m) => ({ default: m.SideListDrawer })),
)

/** Where the side list of the open module appears. */
export function SideListPanel({ phone }: { phone: boolean }) {
  const { filled, open, label, setHost } = useSideListSlot()
  if (phone) {
    return (
      <Suspense>
        <SideListDrawer />
      </Suspense>
    )
  }
  return (
    <aside
      className={styles.panel}
      aria-label={label}
      hidden={!filled}
      inert={!open}
      data-open={(filled && open) || undefined}
    >
      <div ref={setHost} className={styles.host} />
    </aside>
  )
}
