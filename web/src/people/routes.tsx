import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/people',
    title: { zh: '组织', en: 'People' },
    nav: { place: 'people' },
    component: () => import('./people-page.tsx').then((m) => m.PeoplePage),
  },
]
