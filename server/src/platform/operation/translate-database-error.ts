import { conflict, defineError } from '../../kernel/index.ts'

const tooLong = defineError('common.timeout', 503, {
  zh: '这项操作花费的时间过长，已被中止，没有任何更改。请缩小范围后重试。',
  en: 'This took too long and was stopped; nothing was changed. Narrow it down and try again.',
})
const tooHeavy = defineError('common.too_heavy', 422, {
  zh: '要计算的数据太多，已中止。请缩小范围：添加筛选条件，减少分组或列。',
  en: 'This asks for too much at once and was stopped. Narrow it down: filter, or group by less.',
})
const stillUsed = defineError('common.still_used', 409, {
  zh: '还有其他数据在使用它，不能删除。',
  en: 'Other data still refers to it, so it cannot be deleted.',
})
const takenMeanwhile = defineError('common.taken', 409, {
  zh: '同一时间有人做了同样的操作，以先完成的为准。请刷新后查看。',
  en: 'Somebody did the same at the same moment, and the first one counts; reload to see.',
})
const badValue = defineError('common.bad_value', 400, {
  zh: '有一个值的格式不正确：{reason}',
  en: 'A value has the wrong form: {reason}',
})
const away = defineError('common.database_away', 503, {
  zh: '数据库暂时无法使用，没有任何更改。请 {seconds} 秒后再试。',
  en: 'The database cannot be used right now; nothing was changed. Try again in {seconds} seconds.',
})

/**
 * Turns what PostgreSQL refuses for a reason a person can act on into an error with that reason (its documentation,
 * appendix A). Names that code gave wrongly, and a statement it forgot, stay what they are: failures of the server.
 * @param heavy the statement was one that may look at everything: running out of time is the question's fault
 */
export function translateDatabaseError(error: unknown, { heavy = false } = {}): unknown {
  const { code, message } = error as { code?: unknown; message?: string }
  if (typeof code !== 'string') return isGone(message) ? away({ seconds: 5 }) : error
  if (code === '57014') return heavy ? tooHeavy() : tooLong()
  // temp_file_limit, the depth of an expression, too many columns or arguments
  if (code === '53400' || code === '54001' || code === '54011' || code === '54023') return tooHeavy()
  if (code === '40001' || code === '40P01' || code === '55P03') return conflict({ what: '' })
  if (code === '23503') return stillUsed()
  if (code === '23505') return takenMeanwhile()
  if (code.startsWith('22') || code === '23514' || code === '23502' || code === '54000') {
    return badValue({ reason: message })
  }
  return isOutage(code) ? away({ seconds: 5 }) : error
}

/** Connections, memory or disk are used up, or the database stops or is gone. */
function isOutage(code: string): boolean {
  return /^(?:08|53|57P|25P03|58)/.test(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET'
}

/** What the library says without a code when a connection breaks under a statement. */
function isGone(message: string | undefined): boolean {
  return message?.startsWith('Connection terminated') === true
}
