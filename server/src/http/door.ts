import type { FastifyInstance } from 'fastify'
import type { ProxyTrust } from '../kernel/index.ts'
import { type RequestSource, sourceReader } from './client-address.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Where it comes from; read once, when it arrives. */
    source: RequestSource
  }
}

/** One year, in seconds. */
const strictFor = 31_536_000

/** What happens to every request before its route: its source is read, and the headers that all answers carry are set. */
export function registerDoor(app: FastifyInstance, trust: ProxyTrust): void {
  const readSource = sourceReader(trust)
  app.decorateRequest('source', undefined as never)
  app.addHook('onRequest', (request, reply, done) => {
    request.source = readSource(request.raw)
    // Answers of the API are one person's; a route whose answer may be kept says so itself.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (request.source.secure) reply.header('strict-transport-security', `max-age=${strictFor}`)
    done()
  })
}
