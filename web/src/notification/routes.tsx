import type { Load, ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = []

export const topBarItem: Load = () => import('./notice-bell.tsx').then((m) => m.NoticeBell)

export const settingsTabs: SettingsTab[] = [
  {
    key: 'notices',
    title: { zh: '我的通知', en: 'My notices' },
    group: 'mine',
    when: (me) => me.tenant !== null,
    component: () => import('./my-notices-tab.tsx').then((m) => m.MyNoticesTab),
  },
  {
    key: 'channels',
    title: { zh: '通知渠道', en: 'Channels of notices' },
    group: 'tenant',
    when: (me) => may(me, 'setting.manage'),
    component: () => import('./channels-tab.tsx').then((m) => m.ChannelsTab),
  },
]
