import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import type { Load } from './module.ts'

/** Shows a component of another module once its code is there; until then the fallback, or nothing. */
export function Loaded({ load, fallback = null }: { load: Load; fallback?: ReactNode }) {
  const Component = useMemo(() => lazy(async () => ({ default: await load() })), [load])
  return (
    <Suspense fallback={fallback}>
      <Component />
    </Suspense>
  )
}
