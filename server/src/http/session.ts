import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../kernel/index.ts'
import type { Actor, CallOrigin, ResponseHints } from '../platform/operation/index.ts'
import { isLocalBrowser } from './local-browser.ts'

/** Finds who a session token belongs to; the identity module provides it. */
export interface SessionSource {
  actorOf(token: string, origin: { ip: string; userAgent: string }): Promise<Actor>
  /** Looks a session up afresh without counting as a visit; undefined when it is over. Times in milliseconds. */
  peek(token: string): Promise<{ actor: Actor; endsAt: number } | undefined>
}

/** Over https the browser itself sees to it that no other host of the domain has set the cookie (RFC 6265bis, 4.1.3.2). */
export function sessionCookie({ source }: FastifyRequest): string {
  return source.secure ? '__Host-sluice_session' : 'sluice_session'
}

/** Chinese unless the browser prefers English. */
export function localeOf(request: FastifyRequest): Locale {
  const header = request.headers['accept-language'] ?? ''
  return /^en\b/i.test(header) ? 'en' : 'zh'
}

export function originOf(request: FastifyRequest): CallOrigin {
  const key = request.headers['idempotency-key']
  return {
    requestId: request.id,
    ip: request.source.address,
    userAgent: request.headers['user-agent'] ?? '',
    locale: localeOf(request),
    local: isLocalBrowser(request),
    ...(typeof key === 'string' && key ? { idempotencyKey: key } : {}),
  }
}

export function tokenOf(request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookie(request)]
}

/** Who calls, by the session cookie. That the call is not another site's is seen to before (`requireOwnSite`). */
export async function actorOf(request: FastifyRequest, sessions: SessionSource): Promise<Actor> {
  const token = tokenOf(request)
  if (!token) return { kind: 'anonymous' }
  return sessions.actorOf(token, {
    ip: request.source.address,
    userAgent: request.headers['user-agent'] ?? '',
  })
}

/** Sets or clears the session cookie as an operation asked. */
export function applyHints(request: FastifyRequest, reply: FastifyReply, hints: ResponseHints): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.source.secure,
  } as const
  const session = hints.setSessionToken
  if (session)
    reply.setCookie(sessionCookie(request), session.token, { ...options, expires: session.expiresAt })
  if (hints.clearSession) reply.clearCookie(sessionCookie(request), options)
}
