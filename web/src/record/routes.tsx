import type { ModuleFace, ModuleRoute } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/forms/$formId/records/$recordId',
    title: { zh: '数据', en: 'Record' },
    under: 'apps',
    component: () => import('./opened-record-page.tsx').then((m) => m.OpenedRecordPage),
  },
]

const gridPath = ({ appId, formId }: { appId: string | null; formId: string | null }) =>
  `/apps/${appId}/forms/${formId}`

export const found: ModuleFace['found'] = {
  record: {
    title: { zh: '数据', en: 'Records' },
    path: (record) => `${gridPath(record)}?record=${record.id}`,
    morePath: (form, text) => `${gridPath(form)}?q=${encodeURIComponent(text)}`,
  },
}
