import { defineAuditParts, defineAuditThing, namesIn } from '../audit/index.ts'

export const accessKey = defineAuditThing({
  kind: 'accessKey',
  name: { zh: '接口密钥', en: 'Access key' },
  names: namesIn('access_key'),
})

export const accessKeyParts = defineAuditParts({
  keyId: { name: { zh: '接口密钥', en: 'Access key' }, thing: 'accessKey' },
  'accessKey.resources': {
    name: { zh: '限定的应用和表单', en: 'Apps and forms it is limited to' },
    as: 'count',
  },
  'accessKey.addresses': { name: { zh: '允许的地址', en: 'Addresses allowed' }, as: 'count' },
  'accessKey.ratePerMinute': { name: { zh: '每分钟次数', en: 'Calls a minute' }, as: 'number' },
  'accessKey.expiresAt': { name: { zh: '到期时间', en: 'Expires' }, as: 'time' },
  'accessKey.enabled': { name: { zh: '启用', en: 'Enabled' }, as: 'yesNo' },
  'accessKey.graceHours': {
    name: { zh: '旧密钥保留小时数', en: 'Hours the old secret stays' },
    as: 'number',
  },
  'accessKey.algorithm': { name: { zh: '签名算法', en: 'Algorithm' }, as: 'text' },
  'accessKey.publicKey': { quiet: true },
  'accessKey.kind': {
    name: { zh: '类型', en: 'Kind' },
    words: {
      program: { zh: '程序', en: 'Program' },
      project: { zh: '设备项目', en: 'Project of devices' },
    },
  },
  'accessKey.operation': {
    name: { zh: '调用的操作', en: 'Operation' },
    tell: async ({ services, locale }, value) => [
      {
        label: { zh: '调用的操作', en: 'Operation' }[locale],
        values: [{ name: services.operations.get(String(value))?.words[locale] ?? String(value) }],
      },
    ],
  },
})
