import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import { type Box, boxes } from './states.ts'

/** What is open in the inbox. */
export interface OpenWork {
  instanceId: string
  taskId?: string | undefined
}

interface Address {
  box: Box
  q: string | undefined
  open: OpenWork | undefined
}

export interface InboxPlace extends Address {
  /** Changes what is shown; `push` makes it a step of the browser's history. */
  change: (part: Partial<Address>, how?: 'push') => void
  /** Leads back to the list: by the browser's own way where that is how one came. */
  back: () => void
}

/** Where one is in the inbox, kept in the address: reload, back and a link that is passed on show the same. */
export function useInboxPlace(): InboxPlace {
  const address = readAddress(useSearch({ strict: false }))
  const navigate = useNavigate()
  const latest = useRef(address)
  latest.current = address
  const pushed = useRef(false)
  const change = useCallback(
    (part: Partial<Address>, how?: 'push') => {
      const next = { ...latest.current, ...part }
      latest.current = next
      if (how === 'push' || !next.open) pushed.current = how === 'push' && next.open !== undefined
      void navigate({ to: '/workbench', search: writeAddress(next) as never, replace: how !== 'push' })
    },
    [navigate],
  )
  const back = useCallback(() => {
    if (pushed.current) history.back()
    else change({ open: undefined })
    pushed.current = false
  }, [change])
  return { ...address, change, back }
}

/** Reads only what has the right shape; an address is typed by anybody. */
function readAddress(raw: unknown): Address {
  const { box, q, open, task } = raw as Record<string, unknown>
  return {
    box: boxes.find((one) => one === box) ?? 'todo',
    // The router reads `?q=123` as a number.
    q: q === undefined || q === '' ? undefined : String(q),
    open: isId(open) ? { instanceId: open, ...(isId(task) ? { taskId: task } : {}) } : undefined,
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
}

function writeAddress({ box, q, open }: Address): Record<string, string> {
  return {
    ...(box === 'todo' ? {} : { box }),
    ...(q ? { q } : {}),
    ...(open ? { open: open.instanceId } : {}),
    ...(open?.taskId ? { task: open.taskId } : {}),
  }
}
