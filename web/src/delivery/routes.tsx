import type { ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = []

export const settingsTabs: SettingsTab[] = [
  {
    key: 'undelivered',
    title: { zh: '未送达事件', en: 'Undelivered events' },
    group: 'operation',
    when: (me) => may(me, 'audit.read'),
    component: () => import('./undelivered-tab.tsx').then((m) => m.UndeliveredTab),
  },
]
