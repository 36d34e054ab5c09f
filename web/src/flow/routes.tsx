import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/apps/$appId/forms/$formId/flow',
    title: { zh: '流程设计', en: 'Flow designer' },
    component: () => import('./flow-designer-page.tsx').then((m) => m.FlowDesignerPage),
  },
]
