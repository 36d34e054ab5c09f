import { lazy, Suspense, useMemo } from 'react'
import type { Load } from './module.ts'

/** Shows a small component of another module once its code is there; nothing until then. */
export function Loaded({ load }: { load: Load }) {
  const Component = useMemo(() => lazy(async () => ({ default: await load() })), [load])
  return (
    <Suspense fallback={null}>
      <Component />
    </Suspense>
  )
}
