import type { ModuleCommand, ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = []

export const commands: ModuleCommand[] = [
  {
    id: 'calendar.open',
    title: { zh: '工作日历', en: 'Work calendars' },
    keywords: '节假日 调休 工作日 holiday workday',
    when: (me) => may(me, 'calendar.manage'),
    run: ({ go }) => go('/settings/calendars'),
  },
]

export const settingsTabs: SettingsTab[] = [
  {
    key: 'calendars',
    title: { zh: '工作日历', en: 'Work calendars' },
    group: 'tenant',
    when: (me) => may(me, 'calendar.manage'),
    component: () => import('./calendars-tab.tsx').then((m) => m.CalendarsTab),
  },
]
