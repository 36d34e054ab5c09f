import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { defineError } from '../kernel/index.ts'
import {
  type AccessKeys,
  announcedContent,
  carriesProof,
  checkedContent,
  digestDiffers,
  isAnnounced,
  type LoggedCall,
  type SignedContent,
} from '../platform/access-key/index.ts'
import type { Actor } from '../platform/operation/index.ts'
import { tooLarge } from './problem-reply.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The program that sent it, once its signature was found right. */
    program: Actor | undefined
    /** Its place in the log of the key. */
    keyCall: LoggedCall | undefined
    /** What refused it. */
    refusalCode: string | undefined
  }
}

type Body = NodeJS.ReadableStream & AsyncIterable<Buffer> & { receivedEncodedLength?: number }

const digestNeeded = defineError('access_key.digest_needed', 411, {
  zh: '超过 {limit} MB 的内容，请在请求头 Content-Digest 中给出它的 SHA-256（RFC 9530），以便先核对签名再接收。',
  en: 'Tell the SHA-256 of a content of more than {limit} MB in the header Content-Digest (RFC 9530), so that its signature is checked before it is taken in.',
})

/** How a route takes the requests of programs. */
export interface ProgramRoute {
  /** What the log calls it: the id of the operation. */
  operation: string
  /** Largest body in bytes that is held in memory until its signature was checked. */
  limit: number
  /** Larger ones are read on when the request told their digest, which the signature then covers. */
  streams?: true
}

/** What every request knows of the program that sent it, and the end of its line in the log. */
export function registerPrograms(app: FastifyInstance, accessKeys: AccessKeys): void {
  app.decorateRequest('program', undefined)
  app.decorateRequest('keyCall', undefined)
  app.decorateRequest('refusalCode', undefined)
  app.addHook('onResponse', async ({ keyCall, refusalCode }, reply) => {
    if (keyCall)
      accessKeys.settle(keyCall, {
        status: reply.statusCode,
        code: refusalCode ?? null,
        took: reply.elapsedTime,
      })
  })
}

/**
 * Makes the step before a body is parsed: where a request carries a signature, it is checked over the bytes as they came,
 * and the answer tells what is left of the key's rate.
 */
export function admitPrograms(accessKeys: AccessKeys, route: ProgramRoute) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: Body): Promise<Body> => {
    const { headers, method, raw, source } = request
    if (!carriesProof(headers)) return payload
    const body = await contentOf(request, payload, route)
    const target = raw.url ?? '/'
    const admission = await accessKeys.admit(
      { method, scheme: source.secure ? 'https' : 'http', target, host: headers.host ?? '', headers, body },
      source.address,
      { operation: route.operation, method, path: target.split('?', 1)[0]!, requestId: request.id },
    )
    request.keyCall = admission.call
    if (admission.rate) {
      const { limit: quota, remaining, reset } = admission.rate
      // draft-ietf-httpapi-ratelimit-headers: what the rule is, and what is left of it.
      reply.header('ratelimit-policy', `"key";q=${quota};w=60`)
      reply.header('ratelimit', `"key";r=${remaining};t=${reset}`)
    }
    if ('refusal' in admission) throw admission.refusal
    request.program = admission.actor
    if (isAnnounced(body)) return Readable.from(checkedContent(payload, body, digestDiffers))
    return Object.assign(Readable.from(body.length > 0 ? [body] : []), { receivedEncodedLength: body.length })
  }
}

/** @throws digestNeeded, tooLarge */
async function contentOf(
  { headers }: FastifyRequest,
  payload: Body,
  { limit, streams }: ProgramRoute,
): Promise<SignedContent> {
  const digest = headers['content-digest']
  if (streams && typeof digest === 'string') {
    const announced = announcedContent(digest)
    if (announced) return announced
  }
  return readAll(payload, limit, () =>
    streams ? digestNeeded({ limit: Math.floor(limit / 1024 ** 2) }) : tooLarge(),
  )
}

async function readAll(payload: Body, limit: number, refusal: () => Error): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of payload) {
    size += chunk.length
    if (size > limit) throw refusal()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
