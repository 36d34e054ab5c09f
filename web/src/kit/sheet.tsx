import { App, Drawer } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './sheet.module.css'
import { useText } from './texts.ts'
import { useFocusBack } from './use-focus-back.ts'
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
   * What becomes of something typed. `asked`, which sheets with a footer are: it is lost, so Escape, the mask and the cross
   * ask first once something was typed; buttons close at once. `self`: `onClose` asks, and the mask closes nothing.
   * `atOnce`: it holds already.
   */
  guarded?: 'asked' | 'self' | 'atOnce' | undefined
  /** Something would be lost although nothing was typed: a file was chosen. */
  dirty?: boolean
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
  guarded = footer ? 'asked' : 'atOnce',
  dirty,
  beside,
  children,
}: SheetProps) {
  const t = useText()
  const { modal } = App.useApp()
  const phone = usePhone()
  const typed = useRef(false)
  useFocusBack(open)
  useEffect(() => {
    if (!open) typed.current = false
  }, [open])
  const close = () => {
    if (guarded !== 'asked' || !(typed.current || dirty)) return onClose()
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
      title={<h2 className={styles.title}>{title}</h2>}
      extra={extra}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 'auto' : width}
      mask={beside && !phone ? false : { closable: guarded !== 'self' }}
      destroyOnHidden
      rootClassName={phone ? styles.phone : undefined}
      footer={footer ? <div className={styles.footer}>{footer}</div> : undefined}
    >
      {/* Events of what lies in a popup of the sheet come here too. */}
      <div
        className={styles.body}
        onInput={(event) => {
          if (!isSearch(event.target)) typed.current = true
        }}
      >
        {children}
      </div>
    </Drawer>
  )
}

/** What is typed to find something is not missed. */
function isSearch(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && (target.type === 'search' || target.role === 'combobox')
}
