import { useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  /** Marks or unmarks; with `range` everything from the last marked one. */
  toggle: (id: string, range: boolean) => void
  toggleAll: () => void
  clear: () => void
}

/** The most records one bulk command takes. */
export const mostSelected = 500

/** Marked records of a list; forgets them when the list becomes another one. */
export function useSelection(listed: readonly string[], listKey: string): Selection {
  const [state, setState] = useState({ listKey, ids: new Set<string>() as ReadonlySet<string>, last: '' })
  const ids = state.listKey === listKey ? state.ids : none
  const put = (next: ReadonlySet<string>, last: string) => setState({ listKey, ids: next, last })
  return {
    ids,
    toggle: (id, range) => {
      const next = new Set(ids)
      const from = listed.indexOf(state.last)
      const to = listed.indexOf(id)
      if (range && from >= 0 && to >= 0) {
        for (const one of listed.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
      } else if (!next.delete(id)) next.add(id)
      put(next, id)
    },
    toggleAll: () =>
      put(
        ids.size >= Math.min(listed.length, mostSelected) ? none : new Set(listed.slice(0, mostSelected)),
        '',
      ),
    clear: () => put(none, ''),
  }
}

const none: ReadonlySet<string> = new Set()
