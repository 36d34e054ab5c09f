import { useEffect, useRef } from 'react'

/**
 * Key handlers by combination: a key (`j`, `Enter`, `?`), with `mod+` (Ctrl, ⌘ on a Mac), `shift+` or `alt+` before it
 * (`mod+k`). Or two keys after each other: `g i`.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>

export interface ShortcutOptions {
  enabled?: boolean
  /** These keys belong to an open dialog; others rest while one is open. */
  inDialog?: boolean
}

/** Time within which the second key of a sequence must follow, in milliseconds. */
const sequenceWindow = 900

/**
 * Handles keys while the component is mounted. Plain keys are ignored while the person types, while a dialog is open
 * and when another handler took the event; combinations with `mod+` always work.
 */
export function useShortcuts(
  shortcuts: Shortcuts,
  { enabled = true, inDialog = false }: ShortcutOptions = {},
): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    if (!enabled) return
    let first: { key: string; at: number } | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const combination = combinationOf(event)
      if (!event.ctrlKey && !event.metaKey && (isTyping(event.target) || (!inDialog && dialogIsOpen())))
        return
      const sequence =
        first && event.timeStamp - first.at < sequenceWindow ? `${first.key} ${combination}` : combination
      const handler = latest.current[sequence] ?? latest.current[combination]
      first = { key: combination, at: event.timeStamp }
      if (!handler) return
      first = null
      event.preventDefault()
      handler(event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [enabled, inDialog])
}

/** The combination of an event in the notation of `Shortcuts`. */
export function combinationOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const isLetter = key.length > 1 || key.toLowerCase() !== key.toUpperCase()
  return [
    event.ctrlKey || event.metaKey ? 'mod+' : '',
    event.altKey ? 'alt+' : '',
    // `?` is already shift and a key: only letters and named keys tell shift apart.
    event.shiftKey && isLetter ? 'shift+' : '',
    key,
  ].join('')
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [role=combobox]')
  )
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null
}
