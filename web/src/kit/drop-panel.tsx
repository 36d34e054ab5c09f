import { Button, Popover } from 'antd'
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import styles from './drop-panel.module.css'
import { Sheet } from './sheet.tsx'
import { useText } from './texts.ts'
import { usePhone } from './use-media.ts'

export interface DropPanelProps {
  open: boolean
  /** By its button, a click beside it or Escape, which gives the focus back to the button. */
  onOpenChange: (open: boolean) => void
  title: string
  /** The button that opens it. */
  face: ReactElement<HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement> }>
  /** Of the panel below the button. */
  className?: string | undefined
  placement?: 'bottomLeft' | 'bottomRight'
  /** `set`, unless told otherwise: what is set in it holds at once, and a phone has a button to end with. */
  purpose?: 'set' | 'read'
  /** What lies in it has its own edges. */
  flush?: boolean
  children: ReactNode
}

/** What a button opens: a panel below it on a desktop, a sheet on a phone. */
export function DropPanel(props: DropPanelProps) {
  const {
    open,
    onOpenChange,
    title,
    className,
    placement = 'bottomLeft',
    purpose = 'set',
    flush,
    children,
  } = props
  const t = useText()
  const phone = usePhone()
  const id = useId()
  const button = useRef<HTMLElement>(null)
  const face = cloneElement(props.face, {
    ref: button,
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    'aria-controls': open && !phone ? id : undefined,
    ...(phone ? { onClick: () => onOpenChange(true) } : {}),
  })
  if (phone) {
    const close = () => onOpenChange(false)
    const end = (
      <Button type="primary" onClick={close}>
        {t('finish')}
      </Button>
    )
    return (
      <>
        {face}
        <Sheet
          open={open}
          onClose={close}
          title={title}
          guarded="atOnce"
          footer={purpose === 'set' ? end : null}
        >
          {children}
        </Sheet>
      </>
    )
  }
  const leave = () => {
    onOpenChange(false)
    button.current?.focus()
  }
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger="click"
      placement={placement}
      arrow={false}
      destroyOnHidden
      {...(flush ? { styles: { container: { padding: 0 } } } : {})}
      content={
        <PanelFrame
          id={id}
          label={title}
          className={className}
          onEscape={leave}
          onLeft={() => button.current?.focus()}
        >
          {children}
        </PanelFrame>
      }
    >
      {face}
    </Popover>
  )
}

interface PanelFrameProps {
  id: string
  label: string
  className: string | undefined
  onEscape: () => void
  /** It goes with the focus in it. */
  onLeft: () => void
  children: ReactNode
}

/** Opens with the keyboard inside. */
function PanelFrame({ id, label, className, onEscape, onLeft, children }: PanelFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const left = useEffectEvent(onLeft)
  useLayoutEffect(() => {
    const { current } = frame
    ;(current?.querySelector('input') ?? current)?.focus()
    return () => {
      if (current?.contains(document.activeElement)) left()
    }
  }, [])
  return (
    <div
      role="dialog"
      id={id}
      aria-label={label}
      className={`${styles.frame} ${className ?? ''}`}
      tabIndex={-1}
      ref={frame}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape()
      }}
    >
      {children}
    </div>
  )
}
