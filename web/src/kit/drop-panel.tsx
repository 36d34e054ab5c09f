import { Button, Popover } from 'antd'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { Sheet } from './sheet.tsx'
import { useText } from './texts.ts'
import { usePhone } from './use-media.ts'

export interface DropPanelProps {
  open: boolean
  /** Closed by a click beside it, by Escape or by its button; the focus is the caller's to put back. */
  onClose: () => void
  title: string
  /** The button that opens it. */
  face: ReactElement
  /** Size of the panel below the button. */
  className: string | undefined
  children: ReactNode
}

/** What a button opens: a panel below it on a desktop, a sheet on a phone. What is set in it holds at once. */
export function DropPanel({ open, onClose, title, face, className, children }: DropPanelProps) {
  const t = useText()
  const phone = usePhone()
  if (phone) {
    return (
      <>
        {face}
        <Sheet
          open={open}
          onClose={onClose}
          title={title}
          guarded="atOnce"
          footer={
            <Button type="primary" onClick={onClose}>
              {t('finish')}
            </Button>
          }
        >
          {children}
        </Sheet>
      </>
    )
  }
  return (
    <Popover
      open={open}
      onOpenChange={(next) => !next && onClose()}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        <PanelFrame label={title} className={className} onEscape={onClose}>
          {children}
        </PanelFrame>
      }
    >
      {face}
    </Popover>
  )
}

interface PanelFrameProps {
  label: string
  className: string | undefined
  onEscape: () => void
  children: ReactNode
}

/** Opens with the keyboard inside. */
function PanelFrame({ label, className, onEscape, children }: PanelFrameProps) {
  const entered = useRef(false)
  return (
    <div
      role="dialog"
      aria-label={label}
      className={className}
      ref={(frame) => {
        if (entered.current || !frame) return
        entered.current = true
        frame.querySelector('input')?.focus()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape()
      }}
    >
      {children}
    </div>
  )
}
