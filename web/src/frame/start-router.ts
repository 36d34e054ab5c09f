import type { FeatureKey } from '@sluice/contract'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import i18next from 'i18next'
import { currentLanguage } from '../i18n/language.ts'
import { onSignedOut, queryClient } from '../kit/api.ts'
import { ErrorPage } from './error-page.tsx'
import type { ModuleFace, ModuleRoute } from './module.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { PagePending } from './page-pending.tsx'
import { placesOf } from './places-of.ts'
import { hasFeature, sessionChanged, sessionEnded, sessionKey, sessionQuery, wasSignedIn } from './session.ts'

const loadFrame = () => import('./frame.tsx')

/** Makes the router of all modules' pages; it leads away from what ends with the session and keeps the title of the tab. */
export function startRouter(modules: readonly ModuleFace[]) {
  const routes = modules.flatMap((module) => module.routes)
  const router = createRouter({
    routeTree: routeTree(modules, routes),
    defaultPreload: 'intent',
    defaultPendingComponent: PagePending,
    defaultPendingMs: 200,
    defaultErrorComponent: ErrorPage,
    scrollRestoration: true,
  })

  let asking = false
  onSignedOut(async () => {
    if (asking || !queryClient.getQueryData(sessionKey)) return
    asking = true
    const { href } = router.state.location
    // The session may have ended, or the membership only: whoever left a workspace is still signed in.
    await sessionChanged().catch(sessionEnded)
    asking = false
    if (!queryClient.getQueryData(sessionQuery.queryKey)?.tenant)
      await router.navigate({ to: '/enter', search: { to: href } })
  })

  const showTitle = () => {
    const path = router.state.matches.at(-1)?.fullPath
    document.title = titleOf(routes.find((candidate) => candidate.path === path))
  }
  router.subscribe('onResolved', showTitle)
  i18next.on('languageChanged', showTitle)
  return router
}

/** The title of the innermost page in the browser tab; pages with a name of their own use `usePageTitle`. */
function titleOf(route: ModuleRoute | undefined): string {
  const product = currentLanguage() === 'en' ? 'Sluice' : '川流 Sluice'
  return route ? `${route.title[currentLanguage()]} · ${product}` : product
}

function routeTree(modules: readonly ModuleFace[], routes: readonly ModuleRoute[]) {
  const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

  /** Everything behind the login: waits for the session, else leads to the enter page and back afterwards. */
  const frameRoute = createRoute({
    getParentRoute: () => rootRoute,
    id: 'frame',
    component: lazyRouteComponent(loadFrame, 'Frame'),
    beforeLoad: async ({ location, matches }) => {
      if (wasSignedIn())
        loadAhead(
          routes,
          matches.map(({ fullPath }) => fullPath),
        )
      const me = await queryClient.ensureQueryData(sessionQuery)
      if (!me?.tenant)
        throw redirect({ to: '/enter', search: location.pathname === '/' ? {} : { to: location.href } })
    },
  })

  /** The first place of the rail that exists, where one begins the day. */
  const homeRoute = createRoute({
    getParentRoute: () => frameRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: placesOf(modules)[0]?.path ?? '/settings', replace: true })
    },
  })

  const pageRoute = (route: ModuleRoute, parent: () => typeof rootRoute | typeof frameRoute) =>
    createRoute({
      getParentRoute: parent as () => typeof rootRoute,
      path: route.path,
      ...(route.feature ? { beforeLoad: () => requireFeature(route.feature!) } : {}),
      component: lazyRouteComponent(async () => ({ Page: await route.component() }), 'Page'),
    })
  const framed = routes.filter((route) => !route.bare).map((route) => pageRoute(route, () => frameRoute))
  const bare = routes.filter((route) => route.bare).map((route) => pageRoute(route, () => rootRoute))
  return rootRoute.addChildren([frameRoute.addChildren([homeRoute, ...framed]), ...bare])
}

/** A page of something that is switched off is not there. */
async function requireFeature(feature: FeatureKey): Promise<void> {
  if (!hasFeature(await queryClient.ensureQueryData(sessionQuery), feature)) throw notFound()
}

/** Fetches the code of the frame and the page while the session is being asked for, instead of afterwards. */
function loadAhead(routes: readonly ModuleRoute[], paths: readonly string[]): void {
  const pages = routes.filter(({ path }) => paths.includes(path))
  // A failure shows when the page itself asks for its code.
  void Promise.allSettled([loadFrame(), ...pages.map(({ component }) => component())])
}
