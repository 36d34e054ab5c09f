import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SluiceOperation } from '../platform/operation/index.ts'
import { describeApi } from './open-api.ts'
import { renderApiPage } from './open-api-page.ts'

/** What never changes while the process runs, ready to be sent. */
interface KeptAnswer {
  type: string
  plain: Buffer
  packed: Buffer
  etag: string
}

/** `GET /api/openapi.json` and `GET /api/docs`: made at the first request, and sent from memory after that. */
export function registerApiDescription(
  app: FastifyInstance,
  registry: ReadonlyMap<string, SluiceOperation>,
  version: string,
): void {
  const make = async () => {
    const document = describeApi(registry, version)
    const [json, page] = await Promise.all([
      keep('application/json; charset=utf-8', JSON.stringify(document)),
      keep('text/html; charset=utf-8', renderApiPage(document, registry)),
    ])
    return { json, page }
  }
  let kept: ReturnType<typeof make> | undefined
  const description = () => {
    kept ??= make()
    return kept
  }
  app.get('/api/openapi.json', async (request, reply) => send(request, reply, (await description()).json))
  app.get('/api/docs', async (request, reply) => send(request, reply, (await description()).page))
}

async function keep(type: string, text: string): Promise<KeptAnswer> {
  const plain = Buffer.from(text)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { type, plain, packed: await promisify(gzip)(plain), etag }
}

function send(request: FastifyRequest, reply: FastifyReply, answer: KeptAnswer): FastifyReply {
  const { type, plain, packed, etag } = answer
  reply.headers({ 'cache-control': 'public, no-cache', etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.type(type)
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(plain)
  return reply.header('content-encoding', 'gzip').send(packed)
}
