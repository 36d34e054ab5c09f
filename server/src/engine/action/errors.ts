import { defineError, defineNotFound } from '../../kernel/index.ts'

export const noSuchAction = defineNotFound('action.not_found', { zh: '操作', en: 'action' })
export const notFitting = defineError('action.not_fitting', 409, {
  zh: '现在不能对它“{act}”：它不符合这个操作的条件。',
  en: '"{actEnglish}" is not for it now: it does not meet the condition of this act.',
})
export const notOffered = defineError('action.not_offered', 403, {
  zh: '“{act}”没有提供给您的角色。',
  en: '"{act}" is not offered to your roles.',
})
export const oneAtATime = defineError('action.one_at_a_time', 422, {
  zh: '“{act}”一次只能对一条数据进行。',
  en: '"{actEnglish}" is done with one record at a time.',
})
export const nothingToRepeat = defineError('action.nothing_to_repeat', 409, {
  zh: '没有需要重试的数据。',
  en: 'Nothing is left to try again.',
})
