import { useEffect, useRef } from 'react'

/** What had the keyboard last, outside of everything that opens over a page. */
let onPage: Element | null = null

addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && !target.closest('[role="dialog"], [role="menu"], dialog')) onPage = target
})

/**
 * Gives the keyboard back to what had it before something opened. Drawers and dialogs do so themselves while they close;
 * one that is gone at once, with a page or with what asked for it, leaves the keyboard nowhere.
 */
export function useFocusBack(open: boolean): void {
  const wasOpen = useRef(false)
  const opener = useRef<Element | null>(null)
  // Nothing within has taken the keyboard yet.
  if (open && !wasOpen.current) opener.current = document.activeElement
  wasOpen.current = open
  useEffect(() => {
    if (!open) return
    return () => {
      if (document.activeElement !== document.body) return
      // What it was opened from may be gone, too: a sheet that only waited for this one.
      const back = opener.current?.isConnected ? opener.current : onPage
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true })
    }
  }, [open])
}
