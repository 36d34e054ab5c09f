import type { ModuleCommand, ModuleFace, ModuleRoute } from '../frame/module.ts'
import { mayMakeApps } from '../frame/session.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/apps',
    title: { zh: '应用', en: 'Apps' },
    nav: { place: 'apps' },
    component: () => import('./apps-page.tsx').then((m) => m.AppsPage),
  },
  {
    path: '/apps/$appId',
    title: { zh: '应用', en: 'App' },
    component: () => import('./app-page.tsx').then((m) => m.AppPage),
  },
  {
    path: '/apps/$appId/forms/$formId',
    title: { zh: '数据', en: 'Records' },
    component: () => import('./form-page.tsx').then((m) => m.FormPage),
  },
  {
    path: '/apps/new/import',
    feature: 'import',
    title: { zh: '从表格创建应用', en: 'Create an app from a spreadsheet' },
    component: () => import('./import-app-page.tsx').then((m) => m.ImportAppPage),
  },
  {
    path: '/apps/new/package',
    feature: 'packages',
    title: { zh: '导入应用包', en: 'Import an app package' },
    component: () => import('./import-package-page.tsx').then((m) => m.ImportPackagePage),
  },
  {
    path: '/apps/$appId/change',
    title: { zh: '更新或恢复应用', en: 'Update or restore an app' },
    component: () => import('./change-app-page.tsx').then((m) => m.ChangeAppPage),
  },
  {
    path: '/apps/templates',
    feature: 'packages',
    title: { zh: '模板中心', en: 'Templates' },
    component: () => import('./template-center-page.tsx').then((m) => m.TemplateCenterPage),
  },
]

export const commands: ModuleCommand[] = [
  {
    id: 'app.import',
    feature: 'import',
    title: { zh: '从表格创建应用', en: 'Create an app from a spreadsheet' },
    keywords: 'excel csv 导入 import xlsx',
    when: (me) => mayMakeApps(me),
    run: ({ go }) => go('/apps/new/import'),
  },
  {
    id: 'app.templates',
    feature: 'packages',
    title: { zh: '模板中心', en: 'Templates' },
    keywords: 'template 模板 安装 install',
    when: (me) => mayMakeApps(me),
    run: ({ go }) => go('/apps/templates'),
  },
  {
    id: 'app.importPackage',
    feature: 'packages',
    title: { zh: '导入应用包', en: 'Import an app package' },
    keywords: 'package 导入 import json',
    when: (me) => mayMakeApps(me),
    run: ({ go }) => go('/apps/new/package'),
  },
  {
    id: 'app.create',
    title: { zh: '新建空白应用', en: 'New empty app' },
    keywords: 'app 应用 create',
    when: (me) => mayMakeApps(me),
    run: ({ go }) => go('/apps?create=1'),
  },
]

export const found: ModuleFace['found'] = {
  app: { title: { zh: '应用', en: 'Apps' }, path: ({ id }) => `/apps/${id}` },
  form: { title: { zh: '表单', en: 'Forms' }, path: ({ appId, id }) => `/apps/${appId}/forms/${id}` },
}
