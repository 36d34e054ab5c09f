import type { ModuleCommand, ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = [
  {
    path: '/announcements',
    title: { zh: '公告', en: 'Announcements' },
    under: 'workbench',
    component: () => import('./announcements-page.tsx').then((m) => m.AnnouncementsPage),
  },
  {
    path: '/announcements/$announcementId',
    title: { zh: '公告', en: 'Announcement' },
    under: 'workbench',
    component: () => import('./announcement-page.tsx').then((m) => m.AnnouncementPage),
  },
]

export const commands: ModuleCommand[] = [
  {
    id: 'announcement.open',
    title: { zh: '公告', en: 'Announcements' },
    keywords: '通知 制度 活动 news',
    when: (me) => me.tenant !== null,
    run: ({ go }) => go('/announcements'),
  },
]

export const settingsTabs: SettingsTab[] = [
  {
    key: 'announcements',
    title: { zh: '公告', en: 'Announcements' },
    group: 'tenant',
    when: (me) => may(me, 'announcement.manage'),
    component: () => import('./manage-announcements-tab.tsx').then((m) => m.ManageAnnouncementsTab),
  },
  {
    key: 'carousel',
    title: { zh: '轮播图', en: 'Pictures of the workbench' },
    group: 'tenant',
    when: (me) => may(me, 'carousel.manage'),
    component: () => import('./carousel-tab.tsx').then((m) => m.CarouselTab),
  },
]
