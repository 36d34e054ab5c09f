import type { ModuleFace, ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/reports',
    title: { zh: '报表', en: 'Reports' },
    nav: { place: 'reports' },
    component: () => import('./reports-page.tsx').then((m) => m.ReportsPage),
  },
  {
    path: '/apps/$appId/reports/new',
    title: { zh: '新建报表', en: 'New report' },
    under: 'reports',
    component: () => import('./new-report-page.tsx').then((m) => m.NewReportPage),
  },
  {
    path: '/reports/$reportId',
    title: { zh: '报表', en: 'Report' },
    component: () => import('./report-page.tsx').then((m) => m.ReportPage),
  },
  {
    path: '/dashboards/$dashboardId',
    title: { zh: '仪表盘', en: 'Dashboard' },
    under: 'reports',
    component: () => import('./dashboard-page.tsx').then((m) => m.DashboardPage),
  },
]

export const found: ModuleFace['found'] = {
  report: { title: { zh: '报表', en: 'Reports' }, path: ({ id }) => `/reports/${id}` },
  dashboard: { title: { zh: '仪表盘', en: 'Dashboards' }, path: ({ id }) => `/dashboards/${id}` },
}
