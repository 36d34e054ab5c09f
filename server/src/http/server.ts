import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { type FastifyInstance, fastify } from 'fastify'
import { newId, notFound, rateKey } from '../kernel/index.ts'
import type { Services } from '../platform/operation/index.ts'
import { registerApiDescription } from './api-description.ts'
import { registerDoor } from './door.ts'
import { registerEvents } from './events.ts'
import type { HttpParts } from './http-parts.ts'
import { registerMetrics } from './metrics.ts'
import { registerOperations } from './operation-route.ts'
import { problemReply, registerProblems } from './problem-reply.ts'
import { registerPrograms } from './program.ts'
import { refuseUnparsable } from './refuse-unparsable.ts'
import { requireOwnSite } from './require-own-site.ts'

const oneMebibyte = 1024 * 1024
const version = '0.1.0'

/** Builds the HTTP server: operations, live events, API description, health, files, the web app. */
export async function buildServer(parts: HttpParts): Promise<FastifyInstance> {
  const { services, registry } = parts
  const app = fastify({
    logger: false,
    frameworkErrors: problemReply(services),
    clientErrorHandler: refuseUnparsable,
    genReqId: () => newId(),
    bodyLimit: oneMebibyte,
    // Names such as __proto__ are refused where all odd values are, by name.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  })
  answerBeforeClosing(app)
  registerDoor(app, services.config.proxyTrust)
  registerPrograms(app, parts.accessKeys)
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy }, hsts: false })
  await app.register(rateLimit, {
    global: false,
    keyGenerator: ({ source }) => rateKey(source.address),
  })
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] })
  await app.register(multipart, { limits: { fileSize: 1024 * oneMebibyte, files: 1 } })
  registerProblems(app, services)
  requireOwnSite(app)
  registerHealth(app, services)
  registerMetrics(app, services.config)
  registerApiDescription(app, registry, version)
  registerOperations(app, parts, oneMebibyte)
  registerEvents(app, parts)
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
      await services.pools.identity.query('select 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
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
      if (!isPage) throw notFound({ zh: request.url, en: request.url })
      return reply.sendFile('index.html')
    })
    return
  }
  app.setNotFoundHandler((request) => {
    throw notFound({ zh: request.url, en: request.url })
  })
}
