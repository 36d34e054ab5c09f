import { foldText } from '@sluice/form'
import type { CommandFinder, ModuleCommand, ModuleRoute } from '../frame/module.ts'
import { mayMakeApps } from '../frame/session.ts'
import { call, queryClient } from '../kit/api.ts'
import { operationQuery } from '../kit/use-operation.ts'

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
    title: { zh: '从表格创建应用', en: 'Create an app from a spreadsheet' },
    component: () => import('./import-app-page.tsx').then((m) => m.ImportAppPage),
  },
]

export const commands: ModuleCommand[] = [
  {
    id: 'app.import',
    title: { zh: '从表格创建应用', en: 'Create an app from a spreadsheet' },
    keywords: 'excel csv 导入 import xlsx',
    when: (me) => mayMakeApps(me),
    run: ({ go }) => go('/apps/new/import'),
  },
  {
    id: 'app.create',
    title: { zh: '新建空白应用', en: 'New empty app' },
    keywords: 'app 应用 create',
    when: (me) => mayMakeApps(me),
    run: ({ go }) => go('/apps?create=1'),
  },
]

/** Apps whose forms are looked through; more would make every keystroke a burst of requests. */
const mostApps = 20

export const finders: CommandFinder[] = [
  {
    id: 'app',
    title: { zh: '应用、表单和报表', en: 'Apps, forms and reports' },
    find: async (text, signal) => {
      const wanted = foldText(text)
      const { items } = await call('app.list', {}, { signal })
      const holds = (name: string) => foldText(name).includes(wanted)
      const apps = items
        .filter(({ name }) => holds(name))
        .map(({ id, name }) => ({ id, title: name, path: `/apps/${id}` }))
      // Forms of an app change seldom: what was asked once serves the whole search.
      const details = await Promise.all(
        items
          .slice(0, mostApps)
          .map(({ id }) =>
            queryClient.fetchQuery({ ...operationQuery('app.get', { appId: id }), staleTime: 60_000 }),
          ),
      )
      const forms = details.flatMap((app) =>
        app.forms
          .filter(({ name }) => holds(name))
          .map(({ id, name }) => ({ id, title: name, note: app.name, path: `/apps/${app.id}/forms/${id}` })),
      )
      const views = details.flatMap((app) =>
        (['reports', 'dashboards'] as const).flatMap((kind) =>
          app[kind]
            .filter(({ name }) => holds(name))
            .map(({ id, name }) => ({ id, title: name, note: app.name, path: `/${kind}/${id}` })),
        ),
      )
      return [...apps, ...forms, ...views].slice(0, 12)
    },
  },
]
