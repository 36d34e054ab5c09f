import type { ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = []

export const settingsTabs: SettingsTab[] = [
  {
    key: 'workspace-settings',
    title: { zh: '工作区设置', en: 'Settings of the workspace' },
    group: 'tenant',
    when: (me) => may(me, 'setting.manage'),
    component: () => import('./settings-tab.tsx').then((m) => m.WorkspaceSettingsTab),
  },
  {
    key: 'system-settings',
    title: { zh: '系统设置', en: 'Settings of the installation' },
    group: 'operation',
    when: (me) => me.runsInstallation,
    component: () => import('./settings-tab.tsx').then((m) => m.InstallationSettingsTab),
  },
]
