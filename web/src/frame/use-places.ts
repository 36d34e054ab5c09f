import { useLocation } from '@tanstack/react-router'
import { type Load, type Place, places } from './module.ts'
import { modules } from './modules.ts'

export interface PlaceEntry {
  place: Place
  path: string
  badge: Load | undefined
}

const routes = modules.flatMap((module) => module.routes)

/** The places that exist, in the order of the rail. */
export const placeEntries: readonly PlaceEntry[] = places.flatMap((place) => {
  const route = routes.find((candidate) => candidate.nav?.place === place)
  return route ? [{ place, path: route.path, badge: route.nav?.badge }] : []
})

/** The place whose page is open. */
export function useOpenPlace(): Place | undefined {
  const { pathname } = useLocation()
  const entry = placeEntries.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  if (entry) return entry.place
  return routes.find((route) => route.under && startOf(route.path) === startOf(pathname))?.under
}

/** `/forms/$formId/design` and `/forms/1/design` both start with `forms`. */
function startOf(path: string): string | undefined {
  return path.split('/')[1]
}
