import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { unauthenticated } from '../kernel/index.ts'
import type { LiveHub } from '../platform/live/index.ts'
import { actorOf, type SessionSource } from './session.ts'

const heartbeat = 25_000

/** `GET /api/events`: server-sent events of the signed-in member. A comment line keeps proxies from closing it. */
export function registerEvents(app: FastifyInstance, hub: LiveHub, sessions: SessionSource): void {
  const open = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })
  app.get('/api/events', async (request, reply) => {
    const actor = await actorOf(request, sessions)
    if (actor.kind !== 'member') throw unauthenticated()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 2000\n\n')
    open.add(raw)
    const remove = hub.add({
      tenantId: actor.tenantId,
      memberId: actor.memberId,
      send: (event, data) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    })
    const timer = setInterval(() => raw.write(': still here\n\n'), heartbeat)
    raw.on('close', () => {
      open.delete(raw)
      clearInterval(timer)
      remove()
    })
  })
}
