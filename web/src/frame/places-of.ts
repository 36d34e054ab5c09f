import { type Load, type ModuleFace, type Place, places } from './module.ts'

export interface PlaceEntry {
  place: Place
  path: string
  badge: Load | undefined
}

/** The places that modules have pages for, in the order of the rail. */
export function placesOf(modules: readonly ModuleFace[]): readonly PlaceEntry[] {
  const routes = modules.flatMap((module) => module.routes)
  return places.flatMap((place) => {
    const route = routes.find((candidate) => candidate.nav?.place === place)
    return route ? [{ place, path: route.path, badge: route.nav?.badge }] : []
  })
}
