import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/apps/new/import',
    title: { zh: '从表格创建应用', en: 'An app from a spreadsheet' },
    component: () => import('./import-app-page.tsx').then((m) => m.ImportAppPage),
  },
]
