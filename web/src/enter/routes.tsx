import type { ModuleRoute, SettingsTab } from '../frame/module.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/enter',
    title: { zh: '进入川流', en: 'Enter' },
    bare: true,
    component: () => import('./enter-page.tsx').then((m) => m.EnterPage),
  },
  {
    path: '/activate',
    title: { zh: '激活账号', en: 'Activate the account' },
    bare: true,
    component: () => import('./activate-page.tsx').then((m) => m.ActivatePage),
  },
  {
    path: '/reset-password',
    title: { zh: '设置新密码', en: 'Set a new password' },
    bare: true,
    component: () => import('./reset-password-page.tsx').then((m) => m.ResetPasswordPage),
  },
  {
    path: '/undo-email',
    title: { zh: '换回邮箱', en: 'Bring the address back' },
    bare: true,
    component: () => import('./undo-email-page.tsx').then((m) => m.UndoEmailPage),
  },
  {
    path: '/terms',
    title: { zh: '用户协议', en: 'Terms of use' },
    bare: true,
    component: () => import('./terms-page.tsx').then((m) => m.TermsPage),
  },
  {
    path: '/invite',
    title: { zh: '接受邀请', en: 'Accept an invitation' },
    bare: true,
    component: () => import('./invite-page.tsx').then((m) => m.InvitePage),
  },
]

export const settingsTabs: SettingsTab[] = [
  {
    key: 'profile',
    title: { zh: '个人资料', en: 'Profile' },
    group: 'mine',
    component: () => import('./profile-tab.tsx').then((m) => m.ProfileTab),
  },
  {
    key: 'password',
    title: { zh: '修改密码', en: 'Password' },
    group: 'mine',
    when: (me) => me.account.hasPassword,
    component: () => import('./password-tab.tsx').then((m) => m.PasswordTab),
  },
  {
    key: 'sessions',
    title: { zh: '登录设备', en: 'Signed-in devices' },
    group: 'mine',
    component: () => import('./sessions-tab.tsx').then((m) => m.SessionsTab),
  },
]
