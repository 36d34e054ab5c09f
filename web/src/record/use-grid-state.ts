import type { Filter, Sort } from '@sluice/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useDebounced } from '../kit/use-debounced.ts'

/** What the address of a grid says: reload, back and a link that is passed on show the same. */
export interface GridSearch {
  /** The open record, or `new`. */
  record?: string | undefined
  view?: 'bin' | undefined
  /** The saved view that is open. */
  saved?: string | undefined
  filter?: Filter | undefined
  sort?: Sort[] | undefined
  q?: string | undefined
}

export interface GridState extends GridSearch {
  /** The search as typed; `q` follows when typing rests. */
  typed: string
  setTyped: (text: string) => void
  /** Changes what is shown; `push` makes it a step of the browser's history. */
  change: (part: GridSearch, how?: 'push') => void
}

/** The state of a grid, kept in the address. */
export function useGridState(path: string): GridState {
  const search = readSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const latest = useRef(search)
  latest.current = search
  const change = useCallback(
    (part: GridSearch, how?: 'push') => {
      const next = { ...latest.current, ...part }
      latest.current = next
      void navigate({ to: path, search: withoutEmpty(next) as never, replace: how !== 'push' })
    },
    [navigate, path],
  )
  const [typed, setTyped] = useState(search.q ?? '')
  const rested = useDebounced(typed.trim(), 250)
  // The address may be changed from elsewhere: by going back, by a link that searches here.
  const [known, setKnown] = useState(search.q)
  if (search.q !== known) {
    setKnown(search.q)
    if ((search.q ?? '') !== rested) setTyped(search.q ?? '')
  }
  useEffect(() => {
    if (rested !== (latest.current.q ?? '')) change({ q: rested || undefined })
  }, [rested, change])
  return { ...search, typed, setTyped, change }
}

/** Reads only what has the right shape; an address is typed by anybody. */
function readSearch(raw: unknown): GridSearch {
  const { record, view, saved, filter, sort, q } = raw as Record<string, unknown>
  return {
    record: typeof record === 'string' ? record : undefined,
    view: view === 'bin' ? 'bin' : undefined,
    saved: typeof saved === 'string' ? saved : undefined,
    filter: typeof filter === 'object' && filter !== null ? (filter as Filter) : undefined,
    sort: Array.isArray(sort) ? (sort as Sort[]) : undefined,
    // The router reads `?q=123` as a number.
    q: q === undefined || q === '' ? undefined : String(q),
  }
}

function withoutEmpty(search: GridSearch): GridSearch {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
