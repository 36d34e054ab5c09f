import type { ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/workbench',
    title: { zh: '工作台', en: 'Workbench' },
    nav: { place: 'workbench', badge: () => import('./todo-badge.tsx').then((m) => m.TodoBadge) },
    component: () => import('./workbench-page.tsx').then((m) => m.WorkbenchPage),
  },
  {
    path: '/instances/$instanceId',
    title: { zh: '流程详情', en: 'Flow' },
    under: 'workbench',
    component: () => import('./instance-page.tsx').then((m) => m.InstancePage),
  },
]
