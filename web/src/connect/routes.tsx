import type { ModuleCommand, ModuleRoute, SettingsTab } from '../frame/module.ts'
import { may } from '../frame/session.ts'

export const routes: ModuleRoute[] = []

export const commands: ModuleCommand[] = [
  {
    id: 'connect.keys',
    title: { zh: '接口密钥', en: 'Access keys' },
    keywords: 'api key token 密钥 接口 开放',
    feature: 'openApi',
    when: (me) => may(me, 'accessKey.manage'),
    run: ({ go }) => go('/settings/access-keys'),
  },
  {
    id: 'connect.try',
    title: { zh: '接口试用', en: 'Try the API' },
    keywords: 'api curl 调用 试用',
    feature: 'openApi',
    when: (me) => may(me, 'accessKey.manage'),
    run: ({ go }) => go('/settings/try-api'),
  },
  {
    id: 'connect.outbound',
    title: { zh: '外部请求', en: 'Outgoing calls' },
    keywords: 'webhook outbound http 请求 重发',
    feature: 'outbound',
    when: (me) => may(me, 'outbound.manage'),
    run: ({ go }) => go('/settings/outbound-calls'),
  },
]

export const settingsTabs: SettingsTab[] = [
  {
    key: 'access-keys',
    title: { zh: '接口密钥', en: 'Access keys' },
    group: 'tenant',
    feature: 'openApi',
    when: (me) => may(me, 'accessKey.manage'),
    component: () => import('./keys-tab.tsx').then((m) => m.KeysTab),
  },
  {
    key: 'try-api',
    title: { zh: '接口试用', en: 'Try the API' },
    group: 'tenant',
    feature: 'openApi',
    when: (me) => may(me, 'accessKey.manage'),
    component: () => import('./try-tab.tsx').then((m) => m.TryTab),
  },
  {
    key: 'key-calls',
    title: { zh: '接口调用记录', en: 'Calls by keys' },
    group: 'operation',
    feature: 'openApi',
    when: (me) => may(me, 'accessKey.manage'),
    component: () => import('./key-calls-tab.tsx').then((m) => m.KeyCallsTab),
  },
  {
    key: 'outbound-calls',
    title: { zh: '外部请求', en: 'Outgoing calls' },
    group: 'operation',
    feature: 'outbound',
    when: (me) => may(me, 'outbound.manage'),
    component: () => import('./outbound-tab.tsx').then((m) => m.OutboundTab),
  },
]
