import { defineAuditParts, defineAuditThing, namesIn } from '../../platform/audit/index.ts'

export const app = defineAuditThing({
  kind: 'app',
  name: { zh: '应用', en: 'App' },
  names: namesIn('app', (id) => `/apps/${id}`),
})

const levelWords = {
  see: { zh: '查看', en: 'see' },
  submit: { zh: '提交', en: 'submit' },
  edit: { zh: '编辑', en: 'edit' },
  manage: { zh: '管理', en: 'manage' },
  custom: { zh: '自定义', en: 'custom' },
}
const everybody = { zh: '所有成员', en: 'Everybody' }

interface Holder {
  kind: string
  id?: string
  level: keyof typeof levelWords
}

export const appParts = defineAuditParts({
  appId: { name: { zh: '应用', en: 'App' }, thing: 'app' },
  appName: { name: { zh: '应用名称', en: 'Name of the app' }, as: 'text' },
  color: { quiet: true },
  icon: { quiet: true },
  groupName: { name: { zh: '分组', en: 'Group' }, as: 'text' },
  holders: {
    name: { zh: '可以使用的人', en: 'Who may use it' },
    tell: async (context, value) => {
      const { locale, services } = context
      const holders = Array.isArray(value) ? (value as Holder[]) : []
      const values = await Promise.all(
        holders.map(async ({ kind, id, level }) => {
          const names = id ? await services.auditBook.thing(kind)?.names?.(context, [id]) : undefined
          const found = id ? names?.get(id) : { name: everybody[locale] }
          const name = found?.name ?? services.auditBook.thing(kind)?.name[locale] ?? everybody[locale]
          return { ...found, name: `${name} · ${(levelWords[level] ?? levelWords.custom)[locale]}` }
        }),
      )
      return [{ label: { zh: '可以使用的人', en: 'Who may use it' }[locale], values }]
    },
  },
})
