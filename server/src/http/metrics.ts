import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { register } from 'prom-client'
import { type Config, hashToken, notFound } from '../kernel/index.ts'
import { isLoopbackPeer } from './client-address.ts'

/** `GET /metrics` for whoever shows the token of the configuration, or asks from the machine itself. */
export function registerMetrics(app: FastifyInstance, config: Config): void {
  app.get('/metrics', async (request, reply) => {
    if (!maySeeMetrics(request, config)) throw notFound({ zh: '这个地址', en: 'address' })
    return reply.type(register.contentType).send(await register.metrics())
  })
}

/** No header opens it but the token: a proxy on this machine makes everybody local, so that beside one only the token counts. */
function maySeeMetrics(request: FastifyRequest, { metricsToken, proxyTrust }: Config): boolean {
  const shown = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (shown !== undefined) {
    return metricsToken !== undefined && timingSafeEqual(hashToken(shown), hashToken(metricsToken))
  }
  const behindProxy = 'networks' in proxyTrust || proxyTrust.hops > 0
  const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => name in request.headers,
  )
  return !behindProxy && !forwarded && isLoopbackPeer(request.raw)
}
