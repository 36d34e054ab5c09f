import { defineError, defineNotFound } from '../../kernel/index.ts'

export const changedMeanwhile = defineError('setting.changed_meanwhile', 409, {
  zh: '这些设置刚被他人修改，请刷新后重试；您填写的内容仍在。',
  en: 'These settings were changed by someone else meanwhile; reload and try again. What you typed is kept.',
})
export const notApplied = defineError('setting.not_applied', 422, {
  zh: '设置没有生效，已恢复为修改前的值。原因：{reason}',
  en: 'The change could not be carried out, and everything is as it was. Reason: {reason}',
})
export const nothingChanges = defineError('setting.nothing_changes', 422, {
  zh: '没有任何改动。',
  en: 'Nothing would change.',
})
export const changeNotFound = defineNotFound('setting.change_not_found', { zh: '这次修改', en: 'change' })
export const onlyOperator = defineError('setting.only_operator', 403, {
  zh: '只有平台管理员可以修改整个系统的设置。在服务器上运行 npm run administrator 可以指定平台管理员。',
  en: 'Only a platform administrator changes settings of the whole installation; "npm run administrator" on the machine names one.',
})
