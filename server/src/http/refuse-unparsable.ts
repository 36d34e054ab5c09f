import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { defineError, toProblem } from '../kernel/index.ts'

const headTooLarge = defineError('common.head_too_large', 431, {
  zh: '请求的地址和标头太长（最多 16 KB）。',
  en: 'Address and headers of the request are too long (at most 16 KB).',
})
const tooSlow = defineError('common.request_timeout', 408, {
  zh: '请求没有及时发送完，请重试。',
  en: 'The request did not arrive in time; try again.',
})
const notHttp = defineError('common.not_http', 400, {
  zh: '无法识别为 HTTP 请求。',
  en: 'This is not a request of HTTP.',
})

/**
 * Answers what cannot be read as a request of HTTP, and so never reaches a route, as RFC 9457 problem details too. Its
 * language is not known.
 */
export function refuseUnparsable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const refusal = refusalOf(error.code)
  const body = JSON.stringify(toProblem(refusal, 'zh'))
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

function refusalOf(code: string | undefined) {
  if (code === 'HPE_HEADER_OVERFLOW') return headTooLarge()
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? tooSlow() : notHttp()
}
