import type { ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = []

export const settingsTabs: SettingsTab[] = [
  {
    key: 'jobs',
    title: { zh: '后台任务', en: 'Background jobs' },
    group: 'mine',
    component: () => import('../record/jobs-tab.tsx').then((m) => m.JobsTab),
  },
  {
    key: 'audit',
    title: { zh: '操作日志', en: 'Audit log' },
    group: 'operation',
    when: (me) => may(me, 'audit.read'),
    component: () => import('./audit-tab.tsx').then((m) => m.AuditTab),
  },
  {
    key: 'logins',
    title: { zh: '登录日志', en: 'Sign-in log' },
    group: 'operation',
    when: (me) => may(me, 'audit.read'),
    component: () => import('./login-tab.tsx').then((m) => m.LoginTab),
  },
  {
    key: 'outbox',
    title: { zh: '外发消息', en: 'Outgoing messages' },
    group: 'operation',
    when: (me) => may(me, 'outbox.read'),
    component: () => import('./outbox-tab.tsx').then((m) => m.OutboxTab),
  },
  {
    key: 'undelivered',
    title: { zh: '未送达事件', en: 'Undelivered events' },
    group: 'operation',
    when: (me) => may(me, 'audit.read'),
    component: () => import('./undelivered-tab.tsx').then((m) => m.UndeliveredTab),
  },
]
