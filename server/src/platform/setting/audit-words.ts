import { defineAuditParts, defineAuditThing } from '../audit/index.ts'
import type { SettingScope } from './define-setting.ts'

const scopeWords = {
  tenant: { zh: '工作区设置', en: 'Settings of the workspace' },
  installation: { zh: '系统设置', en: 'Settings of the installation' },
  person: { zh: '个人设置', en: 'Settings of the person' },
} satisfies Record<SettingScope, unknown>

export const setting = defineAuditThing({
  kind: 'setting',
  name: { zh: '设置', en: 'Settings' },
  // The log keeps the scope, and of a roll-back the number of the change: `tenant #3`.
  describe: async ({ locale }, acts) =>
    acts.map(({ target_name, detail }) => {
      const [scope = '', number] = (target_name ?? '').split(' ')
      const words = Object.hasOwn(scopeWords, scope) ? scopeWords[scope as SettingScope][locale] : null
      return { name: words && number ? `${words} ${number}` : words, detail }
    }),
})

export const settingParts = defineAuditParts({
  'setting.scope': { name: { zh: '范围', en: 'Scope' }, words: scopeWords },
  'setting.reason': { name: { zh: '原因', en: 'Reason' }, as: 'text' },
  'setting.number': { name: { zh: '恢复到第几次修改之后', en: 'Back to after change' }, as: 'number' },
  basedOn: { quiet: true },
})
