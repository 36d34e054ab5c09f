import { defineSetting, type SettingGroup } from './define-setting.ts'

const server: SettingGroup = { key: 'server', words: { zh: '服务器', en: 'Server' } }

/** Connections that a process keeps to the database. */
export const poolSize = defineSetting({
  key: 'server.poolSize',
  scope: 'installation',
  group: server,
  words: { zh: '数据库连接数', en: 'Connections to the database' },
  help: {
    zh: '每个服务器进程的连接数。人多时调大；几个进程合计不要超过数据库允许的连接数。',
    en: 'Of each server process. More for many people; all processes together stay below what the database allows.',
  },
  control: { kind: 'integer', min: 2, max: 200 },
  standard: (config) => config.poolSize,
  needsRestart: true,
})
