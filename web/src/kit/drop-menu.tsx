import { Dropdown, type DropdownProps, type MenuProps } from 'antd'
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
  useId,
  useRef,
  useState,
} from 'react'

export interface DropMenuProps extends Pick<DropdownProps, 'placement'> {
  menu: MenuProps
  /** Called when it opens. */
  onOpen?: () => void
  /** The button that opens it. */
  children: ReactElement<HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement> }>
}

/** An item of a menu behind which a dialog or a sheet opens: who hears the menu is told so. */
export function opensDialog<Item extends object>(item: Item): Item {
  return { ...item, 'aria-haspopup': 'dialog' }
}

/**
 * A menu below a button. The keyboard goes into it when it opens and back to the button when it closes, so that what an
 * item opens gives it back to the button, too.
 */
export function DropMenu({ menu, onOpen, placement, children }: DropMenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLElement>(null)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next && document.getElementById(id)?.contains(document.activeElement)) button.current?.focus()
    if (next) onOpen?.()
  }
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      open={open}
      onOpenChange={change}
      {...(placement ? { placement } : {})}
      menu={{
        ...menu,
        id,
        onClick: (info) => {
          button.current?.focus()
          menu.onClick?.(info)
        },
      }}
    >
      {cloneElement(children, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
      })}
    </Dropdown>
  )
}
