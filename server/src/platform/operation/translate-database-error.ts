import { conflict, defineError } from '../../kernel/index.ts'

const tooLong = defineError('common.timeout', 503, {
  zh: '这项操作花费的时间过长，已被中止，没有任何更改。请缩小范围后重试。',
  en: 'This took too long and was stopped; nothing was changed. Narrow it down and try again.',
})
const stillUsed = defineError('common.still_used', 409, {
  zh: '还有其他数据在使用它，不能删除。',
  en: 'Other data still refers to it, so it cannot be deleted.',
})

const badValue = defineError('common.bad_value', 400, {
  zh: '有一个值的格式不正确：{reason}',
  en: 'A value has the wrong form: {reason}',
})

/** Turns what PostgreSQL refuses for a reason a person can act on into an error with that reason. */
export function translateDatabaseError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code
  if (code === '57014') return tooLong()
  if (code === '40001' || code === '40P01' || code === '55P03') return conflict({ what: '' })
  if (code === '23503') return stillUsed()
  if (code === '22P02' || code === '22007' || code === '22008')
    return badValue({ reason: (error as Error).message })
  return error
}
