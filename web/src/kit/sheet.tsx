import { App, Drawer } from 'antd'
import type { ReactNode } from 'react'
import styles from './sheet.module.css'
import { useText } from './texts.ts'
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
  /**
   * Something typed could be lost: the mask closes nothing. `self`: its `onClose` asks where something was typed;
   * `asked`: Escape asks first, buttons close at once.
   */
  guarded?: 'self' | 'asked' | undefined
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
  const t = useText()
  const { modal } = App.useApp()
  const phone = usePhone()
  const close = ({ type }: { type: string }) => {
    if (guarded !== 'asked' || type !== 'keydown') return onClose()
    modal.confirm({
      title: t('sheet.leave'),
      okText: t('sheet.close'),
      cancelText: t('sheet.stay'),
      onOk: onClose,
    })
  }
  return (
    <Drawer
      open={open}
      onClose={close}
      title={title}
      extra={extra}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 'auto' : width}
      mask={beside && !phone ? false : { closable: !guarded }}
      destroyOnHidden
      rootClassName={phone ? styles.phone : undefined}
      footer={footer ? <div className={styles.footer}>{footer}</div> : undefined}
    >
      {children}
    </Drawer>
  )
}
