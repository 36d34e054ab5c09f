import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/enter',
    title: { zh: '进入川流', en: 'Enter' },
    bare: true,
    component: () => import('./enter-page.tsx').then((m) => m.EnterPage),
  },
]
