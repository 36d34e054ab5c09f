import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { type FastifyInstance, fastify } from 'fastify'
import { register } from 'prom-client'
import { newId, notFound } from '../kernel/index.ts'
import type { LiveHub } from '../platform/live/index.ts'
import type { Services, SluiceOperation } from '../platform/operation/index.ts'
import { registerEvents } from './events.ts'
import { describeApi } from './open-api.ts'
import { renderApiPage } from './open-api-page.ts'
import { registerOperations } from './operation-route.ts'
import { registerProblems } from './problem-reply.ts'
import { requireOwnSite } from './require-own-site.ts'
import type { SessionSource } from './session.ts'

export interface HttpParts {
  services: Services
  registry: ReadonlyMap<string, SluiceOperation>
  hub: LiveHub
  sessions: SessionSource
  /** Folder of the built web app; absent in tests that do not need it. */
  webFolder?: string
  /** Routes a module writes itself: files, streams and foreign protocols. */
  rawRoutes: ((app: FastifyInstance, parts: HttpParts) => void)[]
}

const oneMebibyte = 1024 * 1024
const version = '0.1.0'

/** Builds the HTTP server: operations, live events, API description, health, files, the web app. */
export async function buildServer(parts: HttpParts): Promise<FastifyInstance> {
  const { services, registry } = parts
  const app = fastify({
    logger: false,
    genReqId: () => newId(),
    bodyLimit: oneMebibyte,
    trustProxy: services.config.trustProxy,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  })
  answerBeforeClosing(app)
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy }, hsts: false })
  await app.register(rateLimit, { global: false })
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] })
  await app.register(multipart, { limits: { fileSize: 1024 * oneMebibyte, files: 1 } })
  registerProblems(app, services.log)
  requireOwnSite(app)
  registerHealth(app, services)
  registerApiDescription(app, registry)
  registerOperations(app, registry, services.invoke, parts.sessions)
  registerEvents(app, parts.hub, parts.sessions)
  for (const register of parts.rawRoutes) register(app, parts)
  await registerWeb(app, parts.webFolder)
  return app
}

/**
 * Requests under way are answered before the server closes; their connections, which browsers would keep for the next
 * request, are closed as soon as they are idle. Streams of events end themselves.
 */
function answerBeforeClosing(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    sweep = setInterval(() => app.server.closeIdleConnections(), 20)
  })
  app.addHook('onClose', async () => clearInterval(sweep))
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
}

function registerHealth(app: FastifyInstance, services: Services): void {
  app.get('/livez', async () => ({ status: 'live' }))
  app.get('/readyz', async (_, reply) => {
    try {
      await services.pools.server.query('select 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
  app.get('/metrics', async (request, reply) => {
    // A reverse proxy on this machine would make everybody local: what was forwarded is not.
    const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    if (!local || forwarded) throw notFound({ what: '' })
    return reply.type(register.contentType).send(await register.metrics())
  })
}

function registerApiDescription(app: FastifyInstance, registry: HttpParts['registry']): void {
  let document: Record<string, unknown> | undefined
  const describe = () => {
    document ??= describeApi(registry, version)
    return document
  }
  app.get('/api/openapi.json', async () => describe())
  app.get('/api/docs', async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(renderApiPage(describe(), registry)),
  )
}

/** The web app: hashed files are kept for a year, every other address is the app itself. */
async function registerWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder && existsSync(join(folder, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes(`${join('/', 'assets', '/')}`)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    app.setNotFoundHandler((request, reply) => {
      // A file of an older build that is gone must not be answered with a page: the browser would run it.
      const isPage = request.method === 'GET' && !/^\/(?:api|assets)\//.test(request.url)
      if (!isPage) throw notFound({ what: request.url })
      return reply.sendFile('index.html')
    })
    return
  }
  app.setNotFoundHandler((request) => {
    throw notFound({ what: request.url })
  })
}
