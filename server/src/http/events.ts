import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { unauthenticated } from '../kernel/index.ts'
import type { Actor } from '../platform/operation/index.ts'
import type { HttpParts } from './http-parts.ts'
import { actorOf, type SessionSource, tokenOf } from './session.ts'

const heartbeat = 25_000
/** How often the ends of sessions are looked at, in milliseconds. */
const watch = 1000
/** Bytes that wait for a browser that does not read; beyond that it is given up, and connects anew if it lives. */
const mostUnread = 1024 * 1024

type Member = Extract<Actor, { kind: 'member' }>

/** One browser that listens, and the session by which it may. */
interface Stream {
  raw: ServerResponse
  member: Member
  token: string
  /** When the session ends by itself; the next look decides. */
  endsAt: number
}

/**
 * `GET /api/events`: server-sent events of the signed-in member, as long as the session lasts: it ends with signing out,
 * revoking, disabling, a new password, another workspace and the session's own end, on whatever process that happens. A
 * comment line keeps proxies from closing it, and news that was lost is made up for with it.
 */
export function registerEvents(app: FastifyInstance, { services, hub, places, sessions }: HttpParts): void {
  const { clock, news } = services
  const open = new Set<Stream>()

  const look = (stream: Stream) =>
    stillHolds(stream, sessions).then(
      (endsAt) => {
        if (endsAt === undefined) stream.raw.end()
        else stream.endsAt = endsAt
      },
      // The database is away: the next look decides.
      () => undefined,
    )
  const stopListening = news.subscribe('session', (body) => {
    const { accountId } = body as { accountId: string }
    for (const stream of open) if (stream.member.accountId === accountId) void look(stream)
  })
  const timer = setInterval(() => {
    const now = clock.now().getTime()
    for (const stream of open) if (now >= stream.endsAt) void look(stream)
  }, watch)
  timer.unref()
  app.addHook('preClose', async () => {
    clearInterval(timer)
    stopListening()
    for (const { raw } of open) raw.end()
  })

  app.get('/api/events', { exposeHeadRoute: false }, async (request, reply) => {
    const token = tokenOf(request)
    const actor = await actorOf(request, sessions)
    if (actor.kind !== 'member' || !token) throw unauthenticated()
    const leave = await places.take('stream', actor)
    // Whoever went away meanwhile is told of no more, so that nobody would give the place back.
    if (request.raw.socket.destroyed) return leave()
    const stream: Stream = { raw: begin(reply), member: actor, token, endsAt: 0 }
    const { raw } = stream
    open.add(stream)
    const remove = hub.add({
      tenantId: actor.tenantId,
      memberId: actor.memberId,
      send: (event, data) => {
        if (raw.writableLength > mostUnread) raw.destroy()
        else raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      },
    })
    const beat = setInterval(() => {
      raw.write(': still here\n\n')
      void look(stream)
    }, heartbeat)
    raw.on('close', () => {
      open.delete(stream)
      clearInterval(beat)
      remove()
      leave()
    })
    // Only now it would be told of an end: whether it came before is looked up.
    await look(stream)
  })
}

function begin(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 2000\n\n')
  return raw
}

/** When the session ends by itself; undefined when it is over, or is another person's or workspace's by now. */
async function stillHolds({ token, member }: Stream, sessions: SessionSource): Promise<number | undefined> {
  const found = await sessions.peek(token)
  if (found?.actor.kind !== 'member') return undefined
  const { tenantId, memberId } = found.actor
  return tenantId === member.tenantId && memberId === member.memberId ? found.endsAt : undefined
}
