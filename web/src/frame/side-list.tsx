import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'

interface SideListSlot {
  host: HTMLElement | null
  setHost: (host: HTMLElement | null) => void
  filled: boolean
  fill: (label: string) => () => void
  label: string
  open: boolean
  setOpen: (open: boolean) => void
}

const SlotContext = createContext<SideListSlot | null>(null)
const storageKey = 'sluice.sideList'

/** Holds what the side list of the frame shows and whether it is open. */
export function SideListProvider({ phone, children }: { phone: boolean; children: ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null)
  const [labels, setLabels] = useState<readonly string[]>([])
  const [wide, setWide] = useState(() => readOpen())
  const [sheet, setSheet] = useState(false)

  const slot = useMemo<SideListSlot>(
    () => ({
      host,
      setHost,
      filled: labels.length > 0,
      label: labels.at(-1) ?? '',
      fill: (label) => {
        setLabels((before) => [...before, label])
        return () => setLabels((before) => without(before, label))
      },
      open: phone ? sheet : wide,
      setOpen: (open) => {
        if (phone) return setSheet(open)
        setWide(open)
        writeOpen(open)
      },
    }),
    [host, labels, phone, sheet, wide],
  )
  return <SlotContext value={slot}>{children}</SlotContext>
}

/**
 * Puts its children into the side list of the frame while it is mounted: 220 px beside the page, a sheet on a phone.
 * @param label names the list for screen readers and on the button that opens it
 */
export function SideList({ label, children }: { label: string; children: ReactNode }) {
  const slot = use(SlotContext)
  const fill = slot?.fill
  // biome-ignore lint/correctness/useExhaustiveDependencies: `fill` only sets state; filling again for it would loop
  useEffect(() => fill?.(label), [label])
  return slot?.host ? createPortal(children, slot.host) : null
}

/** The slot as the frame sees it. */
export function useSideListSlot(): SideListSlot {
  const slot = use(SlotContext)
  if (!slot) throw new Error('useSideListSlot is used outside the frame')
  return slot
}

/** Closes the sheet of the side list on a phone after something in it was chosen; does nothing on a desktop. */
export function useCloseSideSheet(): () => void {
  const slot = use(SlotContext)
  return () => {
    if (slot && matchMedia('(max-width: 767px)').matches) slot.setOpen(false)
  }
}

function without(labels: readonly string[], label: string): readonly string[] {
  const at = labels.lastIndexOf(label)
  return labels.filter((_, index) => index !== at)
}

function readOpen(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'closed'
  } catch {
    return true
  }
}

function writeOpen(open: boolean): void {
  try {
    localStorage.setItem(storageKey, open ? 'open' : 'closed')
  } catch {
    // Without storage the list opens again with the next page load.
  }
}
