import type { CommandFinder, ModuleRoute } from '../frame/module.ts'
import { call } from '../kit/api.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/forms/$formId/records/$recordId',
    title: { zh: '数据', en: 'Record' },
    under: 'apps',
    component: () => import('./opened-record-page.tsx').then((m) => m.OpenedRecordPage),
  },
]

const formInPath = /^\/apps\/([^/]+)\/forms\/([^/]+)/

export const finders: CommandFinder[] = [
  {
    id: 'record',
    title: { zh: '本表单的数据', en: 'Records of this form' },
    find: async (text, signal) => {
      const [, appId, formId] = formInPath.exec(location.pathname) ?? []
      if (!appId || !formId) return []
      const { items } = await call('record.search', { formId, text, limit: 8 }, { signal })
      return items.map(({ id, title }) => ({
        id,
        title: title || id.slice(-6),
        path: `/apps/${appId}/forms/${formId}?record=${id}`,
      }))
    },
  },
]
