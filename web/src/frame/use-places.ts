import { useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Place } from './module.ts'
import { type PlaceEntry, placesOf } from './places-of.ts'
import { useModules } from './use-modules.ts'

/** The places that exist, in the order of the rail. */
export function usePlaces(): readonly PlaceEntry[] {
  const modules = useModules()
  return useMemo(() => placesOf(modules), [modules])
}

/** The place whose page is open. */
export function useOpenPlace(): Place | undefined {
  const modules = useModules()
  const { pathname } = useLocation()
  const entry = usePlaces().find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  if (entry) return entry.place
  return modules
    .flatMap((module) => module.routes)
    .find((route) => route.under && startOf(route.path) === startOf(pathname))?.under
}

/** `/forms/$formId/design` and `/forms/1/design` both start with `forms`. */
function startOf(path: string): string | undefined {
  return path.split('/')[1]
}
