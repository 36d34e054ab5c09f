import { Drawer } from 'antd'
import { useSideListSlot } from './side-list.tsx'
import styles from './side-list-panel.module.css'

/** Where the side list of the open module appears. */
export function SideListPanel({ phone }: { phone: boolean }) {
  const { filled, open, label, setHost, setOpen } = useSideListSlot()
  if (phone) {
    return (
      <Drawer
        placement="left"
        open={filled && open}
        onClose={() => setOpen(false)}
        title={label}
        size={288}
        forceRender
        styles={{ body: { padding: 0 } }}
      >
        <div ref={setHost} className={styles.host} />
      </Drawer>
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
