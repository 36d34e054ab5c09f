import { useCallback, useState } from 'react'

export interface History<Value> {
  value: Value
  set: (value: Value) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
}

const depth = 100

/** A value with undo and redo. */
export function useHistory<Value>(first: Value): History<Value> {
  const [state, setState] = useState({ past: [] as Value[], value: first, future: [] as Value[] })
  const set = useCallback(
    (value: Value) =>
      setState(({ past, value: before }) => ({ past: [...past, before].slice(-depth), value, future: [] })),
    [],
  )
  const undo = useCallback(
    () =>
      setState((now) => {
        const before = now.past.at(-1)
        if (before === undefined) return now
        return { past: now.past.slice(0, -1), value: before, future: [now.value, ...now.future] }
      }),
    [],
  )
  const redo = useCallback(
    () =>
      setState((now) => {
        const [next, ...future] = now.future
        return next === undefined ? now : { past: [...now.past, now.value], value: next, future }
      }),
    [],
  )
  return {
    value: state.value,
    set,
    undo,
    redo,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }
}
