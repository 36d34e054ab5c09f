import { defineError } from '../errors.ts'

export const computationTooLong = defineError('compute.too_long', 422, {
  zh: '内容过于复杂：{seconds} 秒内未能处理完，已停止。请简化或拆分后重试。',
  en: 'This is too complex: it could not be worked through in {seconds} seconds and was stopped. Simplify or split it.',
})
export const computationTooLarge = defineError('compute.too_large', 422, {
  zh: '内容过大：处理它需要超过 {megabytes} MB 内存，已停止。请简化或拆分后重试。',
  en: 'This is too large: working through it takes more than {megabytes} MB of memory, so it was stopped. Simplify or split it.',
})
