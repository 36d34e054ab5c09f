import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import i18next from 'i18next'
import { currentLanguage } from '../i18n/language.ts'
import { onSignedOut, queryClient } from '../kit/api.ts'
import { ErrorPage } from './error-page.tsx'
import type { ModuleRoute } from './module.ts'
import { modules } from './modules.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { PagePending } from './page-pending.tsx'
import { sessionEnded, sessionKey, sessionQuery, wasSignedIn } from './session.ts'
import { placeEntries } from './use-places.ts'

const moduleRoutes = modules.flatMap((module) => module.routes)

const loadFrame = () => import('./frame.tsx')

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

/** Everything behind the login: waits for the session, else leads to the enter page and back afterwards. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: lazyRouteComponent(loadFrame, 'Frame'),
  beforeLoad: async ({ location, matches }) => {
    if (wasSignedIn()) loadAhead(matches.map(({ fullPath }) => fullPath))
    const me = await queryClient.ensureQueryData(sessionQuery)
    if (!me?.tenant)
      throw redirect({ to: '/enter', search: location.pathname === '/' ? {} : { to: location.href } })
  },
})

/** Fetches the code of the frame and the page while the session is being asked for, instead of afterwards. */
function loadAhead(paths: readonly string[]): void {
  const pages = moduleRoutes.filter(({ path }) => paths.includes(path))
  // A failure shows when the page itself asks for its code.
  void Promise.allSettled([loadFrame(), ...pages.map(({ component }) => component())])
}

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: homePath(), replace: true })
  },
})

const framed = moduleRoutes.filter((route) => !route.bare).map((route) => pageRoute(route, () => frameRoute))
const bare = moduleRoutes.filter((route) => route.bare).map((route) => pageRoute(route, () => rootRoute))

export const router = createRouter({
  routeTree: rootRoute.addChildren([frameRoute.addChildren([homeRoute, ...framed]), ...bare]),
  defaultPreload: 'intent',
  defaultPendingComponent: PagePending,
  defaultPendingMs: 200,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
})

onSignedOut(() => {
  if (!queryClient.getQueryData(sessionKey)) return
  const { href } = router.state.location
  void sessionEnded().then(() => router.navigate({ to: '/enter', search: { to: href } }))
})

router.subscribe('onResolved', showTitle)
i18next.on('languageChanged', showTitle)

/** Puts the title of the innermost page into the browser tab; pages with a name of their own use `usePageTitle`. */
export function showTitle(): void {
  const path = router.state.matches.at(-1)?.fullPath
  const route = moduleRoutes.find((candidate) => candidate.path === path)
  const product = currentLanguage() === 'en' ? 'Sluice' : '川流 Sluice'
  document.title = route ? `${route.title[currentLanguage()]} · ${product}` : product
}

/** Path of the first place of the rail that exists, where one begins the day. */
export function homePath(): string {
  return placeEntries[0]?.path ?? '/settings'
}

function pageRoute(route: ModuleRoute, parent: () => typeof rootRoute | typeof frameRoute) {
  return createRoute({
    getParentRoute: parent as () => typeof rootRoute,
    path: route.path,
    component: lazyRouteComponent(async () => ({ Page: await route.component() }), 'Page'),
  })
}
