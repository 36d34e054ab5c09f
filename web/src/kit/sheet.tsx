import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import styles from './sheet.module.css'
import { usePhone } from './use-media.ts'

export interface SheetProps {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** Buttons at the end, the main one first in reach of the thumb; stays in view while the body scrolls. */
  footer?: ReactNode
  /** Small things beside the title. */
  extra?: ReactNode
  /** Width on a desktop in pixels. */
  width?: number
  /** Asks before what was typed is lost; closing by mask and Escape is off then. */
  guarded?: boolean
  /** The page behind stays usable: a record beside its list. */
  beside?: boolean
  children: ReactNode
}

/** A drawer at the right on a desktop, a sheet from below on a phone. */
export function Sheet({
  open,
  onClose,
  title,
  footer,
  extra,
  width = 480,
  guarded,
  beside,
  children,
}: SheetProps) {
  const phone = usePhone()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      extra={extra}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 'auto' : width}
      mask={beside && !phone ? false : { closable: !guarded }}
      keyboard={!guarded}
      destroyOnHidden
      rootClassName={phone ? styles.phone : undefined}
      footer={footer ? <div className={styles.footer}>{footer}</div> : undefined}
    >
      {children}
    </Drawer>
  )
}
