import type { ModuleCommand, ModuleFace, ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/people',
    title: { zh: '组织', en: 'People' },
    nav: { place: 'people' },
    component: () => import('./people-page.tsx').then((m) => m.PeoplePage),
  },
  {
    path: '/people/roles',
    title: { zh: '角色与权限', en: 'Roles and rights' },
    component: () => import('./people-page.tsx').then((m) => m.RolesPage),
  },
  {
    path: '/people/invitations',
    title: { zh: '邀请', en: 'Invitations' },
    component: () => import('./people-page.tsx').then((m) => m.InvitationsPage),
  },
]

export const commands: ModuleCommand[] = [
  {
    id: 'people.addMember',
    title: { zh: '添加成员', en: 'Add a member' },
    keywords: '同事 colleague',
    when: (me) => may(me, 'member.manage'),
    run: ({ go }) => go('/people?add=1'),
  },
  {
    id: 'people.invite',
    title: { zh: '邀请成员', en: 'Invite a member' },
    keywords: 'invite link 邀请 链接 同事',
    when: (me) => may(me, 'member.manage'),
    run: ({ go }) => go('/people/invitations?add=1'),
  },
  {
    id: 'people.roles',
    title: { zh: '角色与权限', en: 'Roles and rights' },
    keywords: 'permission role 权限',
    run: ({ go }) => go('/people/roles'),
  },
]

export const found: ModuleFace['found'] = {
  member: { title: { zh: '成员', en: 'Members' }, path: ({ id }) => `/people?member=${id}` },
}

export const settingsTabs: SettingsTab[] = [
  {
    key: 'workspace',
    title: { zh: '工作区信息', en: 'Workspace' },
    group: 'tenant',
    component: () => import('./workspace-tab.tsx').then((m) => m.WorkspaceTab),
  },
]
