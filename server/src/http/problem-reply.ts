import type { Problem } from '@sluice/contract'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  defineError,
  fillText,
  forbidden,
  internalError,
  type Locale,
  notFound,
  rateLimited,
  SluiceError,
  toProblem,
} from '../kernel/index.ts'
import { type Services, translateDatabaseError } from '../platform/operation/index.ts'
import { localeOf } from './session.ts'

export const unreadable = defineError('common.unreadable_request', 400, {
  zh: '请求无法解析：{reason}',
  en: 'The request cannot be read: {reason}',
})
const wrongType = defineError('common.wrong_content_type', 415, {
  zh: '请求内容必须是 JSON（Content-Type: application/json）；上传文件用 multipart/form-data 或 application/octet-stream。',
  en: 'The request must hold JSON (Content-Type: application/json); files travel as multipart/form-data or application/octet-stream.',
})
const noSuchRange = defineError('common.no_such_range', 416, {
  zh: '请求的范围（Range）不在文件之内。',
  en: 'The file has no such range (Range).',
})
export const tooLarge = defineError('common.too_large', 413, {
  zh: '请求内容过大。',
  en: 'The request is too large.',
})

/** Answers every error as RFC 9457 problem details; what nobody foresaw is logged under a reference. */
export function registerProblems(app: FastifyInstance, parts: ProblemParts): void {
  app.setErrorHandler(problemReply(parts))
}

type ProblemParts = Pick<Services, 'log' | 'permissions'>

/** Answers one error; also what the framework refuses before there is a route, such as a broken address. */
export function problemReply({ log, permissions }: ProblemParts) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = describe(translateDatabaseError(error), request.id)
    request.refusalCode = refusal.code
    if (refusal.status >= 500)
      log.error({ err: error, requestId: request.id, url: request.url }, 'request failed')
    if (refusal.status === 429 || refusal.status === 503)
      reply.header('retry-after', String(refusal.params.seconds ?? 60))
    return reply
      .code(refusal.status)
      .type('application/problem+json')
      .send(inWords(permissions, refusal, localeOf(request), request.url))
  }
}

/** The problem with the name of the permission that is missing instead of its key, which stays in `params`. */
function inWords(
  permissions: Services['permissions'],
  refusal: SluiceError,
  locale: Locale,
  url: string,
): Problem {
  const problem = toProblem(refusal, locale, url)
  const { permission } = refusal.params
  if (refusal.code !== forbidden.code || typeof permission !== 'string') return problem
  const text = fillText(refusal.text[locale], { permission: permissions.wordsFor(permission)[locale] })
  return { ...problem, title: text, detail: text }
}

function describe(error: unknown, requestId: string): SluiceError {
  if (error instanceof SluiceError) return error
  const { statusCode, code, message } = error as FastifyError
  if (statusCode === 429) return rateLimited({ seconds: 60 })
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge()
  if (statusCode === 415) return wrongType()
  if (statusCode === 416) return noSuchRange()
  if (statusCode === 404) return notFound({ zh: '这个地址', en: 'address' })
  if (statusCode !== undefined && statusCode < 500) return unreadable({ reason: message })
  return internalError({ reference: requestId })
}
