import { Drawer } from 'antd'
import { useSideListSlot } from './side-list.tsx'
import styles from './side-list-panel.module.css'

/** The side list of the open module on a phone. */
export function SideListDrawer() {
  const { filled, open, label, setHost, setOpen } = useSideListSlot()
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
