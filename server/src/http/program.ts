import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AccessKeys, carriesProof } from '../platform/access-key/index.ts'
import type { Actor } from '../platform/operation/index.ts'
import { tooLarge } from './problem-reply.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The program that sent it, once its signature was found right. */
    program: Actor | undefined
  }
}

type Body = NodeJS.ReadableStream & { receivedEncodedLength?: number }

/**
 * Makes the step before a body is parsed: where a request carries a signature, it is checked over the bytes as they came,
 * and the answer tells what is left of the key's rate.
 * @param limit largest body in bytes
 */
export function admitPrograms(accessKeys: AccessKeys, limit: number) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: Body): Promise<Body> => {
    const { headers, method, raw, source } = request
    if (!carriesProof(headers)) return payload
    const body = await readAll(payload, limit)
    const admission = await accessKeys.admit(
      {
        method,
        scheme: source.secure ? 'https' : 'http',
        target: raw.url ?? '/',
        host: headers.host ?? '',
        headers,
        body,
      },
      source.address,
    )
    if (admission.rate) {
      const { limit: quota, remaining, reset } = admission.rate
      // draft-ietf-httpapi-ratelimit-headers: what the rule is, and what is left of it.
      reply.header('ratelimit-policy', `"key";q=${quota};w=60`)
      reply.header('ratelimit', `"key";r=${remaining};t=${reset}`)
    }
    if ('refusal' in admission) throw admission.refusal
    request.program = admission.actor
    return Object.assign(Readable.from(body.length > 0 ? [body] : []), { receivedEncodedLength: body.length })
  }
}

async function readAll(payload: Body, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of payload) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
