import { defineError } from '../../kernel/index.ts'

export const tooManyTests = defineError('notice.too_many_tests', 429, {
  zh: '一小时内最多发送 {max} 条测试消息，请稍后再试。',
  en: 'At most {max} test messages leave in an hour; try again later.',
})
