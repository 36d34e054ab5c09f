import type { FieldProblem, Problem } from '@sluice/contract'
import { fillText, type Locale, type Text, type TextParameters } from '@sluice/form'

export { nameText, optionalNameText } from '@sluice/form'
export { fillText, type Locale, type Text, type TextParameters }

/** A wrong field as a command reports it; the text is chosen when the answer is written. */
export interface FieldError {
  /** Dotted path into the operation's input. */
  field: string
  /** The same in words, where the message does not say it. */
  label?: Text | undefined
  code: string
  message: Text
  params?: TextParameters
  suggestion?: Text
}

/** The one error class: a stable code, an HTTP status, parameters and texts in both languages (RFC 9457 on the wire). */
export class SluiceError extends Error {
  readonly code: string
  readonly status: number
  readonly text: Text
  readonly params: TextParameters
  readonly fields: FieldError[]
  constructor(
    code: string,
    status: number,
    text: Text,
    params: TextParameters = {},
    fields: FieldError[] = [],
  ) {
    super(`${code}: ${fillText(text.en, params)}`)
    this.name = 'SluiceError'
    this.code = code
    this.status = status
    this.text = text
    this.params = params
    this.fields = fields
  }
}

/** Declares one kind of error beside the module it belongs to; the result makes its instances. */
export function defineError(code: string, status: number, text: Text) {
  const make = (params: TextParameters = {}, fields: FieldError[] = []) =>
    new SluiceError(code, status, text, params, fields)
  return Object.assign(make, { code, status })
}

/** Writes an error as RFC 9457 problem details in the caller's language. */
export function toProblem(error: SluiceError, locale: Locale, instance?: string): Problem {
  const detail = fillText(error.text[locale], error.params)
  const errors = error.fields.map((field): FieldProblem => {
    const message = fillText(field.message[locale], field.params)
    const suggestion = field.suggestion && fillText(field.suggestion[locale], field.params)
    const label = field.label?.[locale]
    return {
      field: field.field,
      ...(label ? { label } : {}),
      code: field.code,
      message,
      ...(suggestion ? { suggestion } : {}),
    }
  })
  return {
    type: `https://sluice.dev/problems/${error.code}`,
    title: detail,
    status: error.status,
    code: error.code,
    detail,
    ...(instance ? { instance } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...(Object.keys(error.params).length > 0 ? { params: error.params } : {}),
  }
}

const notHere: Text = {
  zh: '找不到{what}，它可能已被删除，或不属于当前工作区。',
  en: 'No such {whatEnglish} here: it may have been deleted, or belong to another workspace.',
}

/** Declares that a kind of thing is not here; the words are the same for all of them. */
export function defineNotFound(code: string, { zh, en }: Text) {
  const make = (fields: FieldError[] = []) =>
    new SluiceError(code, 404, notHere, { what: zh, whatEnglish: en }, fields)
  return Object.assign(make, { code, status: 404 })
}

/** The same for things that need no code of their own. */
export function notFound(thing: Text, fields: FieldError[] = []): SluiceError {
  return defineNotFound('common.not_found', thing)(fields)
}

export const forbidden = defineError('common.forbidden', 403, {
  zh: '您没有“{permission}”权限。',
  en: 'You lack the permission "{permission}".',
})
export const unauthenticated = defineError('common.unauthenticated', 401, {
  zh: '请先登录。',
  en: 'Please sign in first.',
})
export const invalidInput = defineError('common.invalid_input', 400, {
  zh: '有 {count} 处填写不正确。',
  en: '{count} value(s) are not right.',
})
export const conflict = defineError('common.conflict', 409, {
  zh: '{what}已被他人修改，请刷新后重试。',
  en: '{what} was changed by someone else meanwhile; reload and try again.',
})
export const internalError = defineError('common.internal', 500, {
  zh: '服务器出错了，编号 {reference}。',
  en: 'The server failed; reference {reference}.',
})
export const rateLimited = defineError('common.rate_limited', 429, {
  zh: '操作太频繁，请 {seconds} 秒后再试。',
  en: 'Too many requests; try again in {seconds} seconds.',
})
