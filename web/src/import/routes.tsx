import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/apps/$appId/import',
    feature: 'import',
    title: { zh: '从表格创建表单', en: 'Create a form from a spreadsheet' },
    component: () => import('./import-page.tsx').then((m) => m.ImportPage),
  },
]
