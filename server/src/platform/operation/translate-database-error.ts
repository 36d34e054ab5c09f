import { conflict, defineError, fillText, SluiceError } from '../../kernel/index.ts'

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
  zh: '有一个值无法保存：{reason}。',
  en: 'A value cannot be kept: {reason}.',
})
/** What PostgreSQL's words mean for a person; its own name tables, columns and types that nobody knows here. */
const reasons: Readonly<Record<string, { zh: string; en: string }>> = {
  '22001': { zh: '文字太长', en: 'a text is too long' },
  '22003': { zh: '数值超出范围', en: 'a number is out of range' },
  '22007': { zh: '日期或时间的写法不正确', en: 'a date or time is not written as one' },
  '22008': { zh: '日期或时间超出范围', en: 'a date or time is out of range' },
  '22012': { zh: '除数为零', en: 'something is divided by zero' },
  '22021': { zh: '含有无法保存的字符', en: 'it holds a character that cannot be kept' },
  '22P02': { zh: '写法与要求的类型不符', en: 'it is not written as what is asked for' },
  '22P05': { zh: '含有无法保存的字符', en: 'it holds a character that cannot be kept' },
  '2201B': { zh: '匹配规则的写法不正确', en: 'a pattern is not written as one' },
  '23502': { zh: '缺少必需的值', en: 'a value that is needed is missing' },
  '23514': { zh: '不在允许的范围内', en: 'it is outside of what is allowed' },
  '54000': { zh: '内容太大', en: 'it is too large' },
}
const otherReason = { zh: '内容或写法不符合要求', en: 'its content or the way it is written does not fit' }
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
    return badValueOf(code)
  }
  return isOutage(code) ? away({ seconds: 5 }) : error
}

function badValueOf(code: string) {
  const reason = reasons[code] ?? otherReason
  const refusal = badValue()
  return new SluiceError(refusal.code, refusal.status, {
    zh: fillText(refusal.text.zh, { reason: reason.zh }),
    en: fillText(refusal.text.en, { reason: reason.en }),
  })
}

/** Connections, memory or disk are used up, or the database stops or is gone. */
function isOutage(code: string): boolean {
  return /^(?:08|53|57P|25P03|58)/.test(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET'
}

/** What the library says without a code when a connection breaks under a statement. */
function isGone(message: string | undefined): boolean {
  return message?.startsWith('Connection terminated') === true
}
