import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/apps/$appId/forms/$formId/design',
    title: { zh: '表单设计', en: 'Form designer' },
    component: () => import('./form-designer-page.tsx').then((m) => m.FormDesignerPage),
  },
]
