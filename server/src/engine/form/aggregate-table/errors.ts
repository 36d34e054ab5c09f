import { defineError } from '../../../kernel/index.ts'

export const aggregateRefused = defineError('aggregate.refused', 409, {
  zh: '“{table}”不允许这样提交：{key} 现有 {have}，本次 {asked}，结果 {now} {bound}。{message}',
  en: '"{table}" refuses this: {key} is at {have}, this act changes it by {asked} to {now}, {boundEn}. {message}',
})

export const aggregateWrong = defineError('aggregate.definition_wrong', 400, {
  zh: '聚合表设置有 {count} 处不正确。',
  en: '{count} part(s) of the aggregate table are not right.',
})
