import type { ModuleRoute } from './module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/settings',
    title: { zh: '设置', en: 'Settings' },
    nav: { place: 'settings' },
    component: () => import('./settings-page.tsx').then((m) => m.SettingsPage),
  },
  {
    path: '/settings/$tab',
    title: { zh: '设置', en: 'Settings' },
    component: () => import('./settings-page.tsx').then((m) => m.SettingsPage),
  },
]
