import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { runTransaction } from '../database/index.ts'
import { defineError, unauthenticated } from '../kernel/index.ts'
import {
  contentDisposition,
  fileSizeLimit,
  isShownInPlace,
  largestFile,
  readFile,
  type StoredFile,
  servedType,
  storeFile,
} from '../platform/file/index.ts'
import { createContext } from '../platform/operation/index.ts'
import type { HttpParts } from './http-parts.ts'
import { admitPrograms } from './program.ts'
import { actorOf, originOf } from './session.ts'

const noFile = defineError('file.missing', 400, {
  zh: '请求中没有文件：请以 multipart/form-data 上传一个文件；程序以 application/octet-stream 发送文件内容，名称写在 ?name= 中。',
  en: 'The request holds no file: send one as multipart/form-data; a program sends the bytes as application/octet-stream and the name as ?name=.',
})
const badRange = defineError('file.range', 416, {
  zh: '请求的范围超出了文件。',
  en: 'The range asked for lies outside the file.',
})

/** Bytes around a file in a multipart body, at most. */
const mostFrame = 4096
/** Files of programs up to this size are held until their signature was checked; larger ones tell their digest first. */
const heldContent = 1024 ** 2

/**
 * `POST /api/files` and `GET /api/files/:fileId`: contents are streamed both ways, never held in memory. A program sends
 * the bytes themselves, which is what its signature covers.
 */
export function registerFiles(app: FastifyInstance, parts: HttpParts): void {
  const { accessKeys } = parts
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    const uploads = admitPrograms(accessKeys, {
      operation: 'file.upload',
      limit: heldContent,
      streams: true,
    })
    scope.post('/api/files', { preParsing: uploads }, async (request, reply) => {
      const file = await receiveFile(request, parts)
      const { id, name, size, type } = file
      return reply.code(201).send({ id, name, size, type })
    })
    const downloads = admitPrograms(accessKeys, { operation: 'file.download', limit: 0 })
    scope.get<{ Params: { fileId: string } }>(
      '/api/files/:fileId',
      { preParsing: downloads },
      async (request, reply) => {
        const file = await findReadable(request, parts, request.params.fileId)
        return sendFile(request, reply, file, parts)
      },
    )
  })
}

/** A program by its key, anybody else by their session. @throws unauthenticated */
async function memberOf(request: FastifyRequest, { sessions }: HttpParts) {
  const actor = request.program ?? (await actorOf(request, sessions))
  if (actor.kind !== 'member') throw unauthenticated()
  return actor
}

interface SentFile {
  name: string
  type: string
  source: Readable
}

/** @throws noFile */
async function sentFile(request: FastifyRequest): Promise<SentFile> {
  if (request.headers['content-type']?.startsWith('application/octet-stream')) {
    const { name = '' } = request.query as { name?: string }
    if (typeof name !== 'string' || name.trim() === '') throw noFile()
    return {
      name,
      type: 'application/octet-stream',
      source: (request.body as Readable | undefined) ?? Readable.from([]),
    }
  }
  // The parts of a form are read from the connection itself, which a checked signature has read already.
  if (request.program || !request.isMultipart()) throw noFile()
  const part = await request.file({ limits: { files: 1, fileSize: fileSizeLimit } })
  if (!part) throw noFile()
  return { name: part.filename, type: part.mimetype, source: part.file }
}

async function receiveFile(request: FastifyRequest, parts: HttpParts): Promise<StoredFile> {
  const actor = await memberOf(request, parts)
  const leave = await parts.places.take('upload', actor)
  try {
    return await keepFile(request, actor, parts)
  } finally {
    leave()
  }
}

async function keepFile(
  request: FastifyRequest,
  actor: Awaited<ReturnType<typeof memberOf>>,
  { services }: HttpParts,
): Promise<StoredFile> {
  const file = await sentFile(request)
  const largest = (await services.settings.read(largestFile, actor)) * 1024 ** 2
  return storeFile(services, {
    ...file,
    tenantId: actor.tenantId,
    ownerId: actor.memberId,
    keyId: actor.accessKey?.id,
    expected: expectedSize(request),
    // The multipart reader cuts a stream at its limit without a word: one that reaches it is too large.
    limit: Math.min(largest, fileSizeLimit - 1),
  })
}

/** What the request says it carries, without the frame around the file; 0 when it does not say. */
function expectedSize({ headers }: FastifyRequest): number {
  return Math.max(0, Number(headers['content-length'] ?? 0) - mostFrame)
}

async function findReadable(request: FastifyRequest, parts: HttpParts, fileId: string): Promise<StoredFile> {
  const { services } = parts
  const actor = await memberOf(request, parts)
  const { tenantId } = actor
  return runTransaction(
    services.pools.server,
    { tenantId, asTenantRole: true, readOnly: true },
    (transaction) => {
      const origin = originOf(request)
      const { context } = createContext({
        services,
        transaction,
        actor,
        operationId: 'file.download',
        origin,
      })
      return readFile(context, fileId)
    },
  )
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: StoredFile, { services }: HttpParts) {
  const inPlace = isShownInPlace(file.type) && (request.query as { download?: string }).download === undefined
  const etag = `"${file.sha256}"`
  reply.headers({
    'content-type': servedType(file.type),
    'content-disposition': contentDisposition(inPlace ? 'inline' : 'attachment', file.name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag,
  })
  // A picture that is really something else still runs nothing; the viewer of PDF needs its own scripts.
  if (file.type !== 'application/pdf') reply.header('content-security-policy', "default-src 'none'; sandbox")
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const range = rangeOf(request.headers.range, file.size)
  if (!range) return reply.header('content-length', file.size).send(services.files.read(file))
  const { start, end } = range
  return reply
    .code(206)
    .headers({ 'content-range': `bytes ${start}-${end - 1}/${file.size}`, 'content-length': end - start })
    .send(services.files.read(file, start, end))
}

/** One byte range (RFC 9110, 14.1.2); several at once, or a unit unknown here, get the whole file. @throws badRange */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const first = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const last = match[1] === '' || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]))
  if (first > last) throw badRange()
  return { start: first, end: last + 1 }
}
