import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { defineError, isUuid } from '../../kernel/index.ts'
import { readSealedFile, type SealedFile, sealingStream, segmentSize } from '../../kernel/sealed-content.ts'
import { openKeyEnvelope } from '../encryption/index.ts'

export const fileTooLarge = defineError('file.too_large', 413, {
  zh: '文件超过了 {limit} MB 的上限。',
  en: 'The file is larger than the limit of {limit} MB.',
})

/** Where the content of a file lies and how to open it. */
export interface StoredContent {
  tenantId: string
  id: string
  size: number
  sealedKey: string
}

export interface WrittenContent {
  size: number
  sha256: string
  sealedKey: string
}

/** The contents of files on disk under `SLUICE_HOME/files/<tenant>/<aa>/<id>`, encrypted, always streamed. */
export interface FileStore {
  /**
   * Writes a stream to the end; the content exists whole or not at all.
   * @throws fileTooLarge after `limit` bytes
   */
  write(
    tenantId: string,
    id: string,
    source: Readable | AsyncIterable<Buffer>,
    limit?: number,
  ): Promise<WrittenContent>
  /** Streams plain bytes from `start` (inclusive) to `end` (exclusive); at most two segments are in memory. */
  read(content: StoredContent, start?: number, end?: number): Readable
  /** Where the content lies and what opens it, for a computation that reads it in a process of its own. */
  locate(content: StoredContent): SealedFile
  /** Removes the content; one that is already gone is fine. */
  remove(tenantId: string, id: string): Promise<void>
}

/** Largest file: 1 GiB. */
export const fileSizeLimit = 1024 * 1024 * 1024

/** Opens the file store of a data folder. */
export async function openFileStore(home: string): Promise<FileStore> {
  const envelope = await openKeyEnvelope(home)
  const pathOf = (tenantId: string, id: string) => {
    if (!isUuid(tenantId) || !isUuid(id)) throw new Error(`Not a file address: ${tenantId}/${id}`)
    return join(home, 'files', tenantId, id.slice(-2), id)
  }
  const locate = (content: StoredContent): SealedFile => ({
    path: pathOf(content.tenantId, content.id),
    key: envelope.open(content.sealedKey),
    size: content.size,
  })
  return {
    write: async (tenantId, id, source, limit = fileSizeLimit) => {
      const path = pathOf(tenantId, id)
      await mkdir(dirname(path), { recursive: true })
      const key = randomBytes(32)
      const meter = measuringStream(limit)
      const draft = `${path}.part`
      try {
        const target = createWriteStream(draft, { mode: 0o600, flush: true })
        await pipeline(source, meter.stream, sealingStream(key), target)
        await rename(draft, path)
      } catch (error) {
        await unlink(draft).catch(() => undefined)
        throw error
      }
      return { ...meter.result(), sealedKey: envelope.seal(key) }
    },
    read: (content, start, end) =>
      Readable.from(readSealedFile(locate(content), start, end), {
        objectMode: false,
        highWaterMark: segmentSize,
      }),
    locate,
    remove: async (tenantId, id) => {
      await unlink(pathOf(tenantId, id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
    },
  }
}

/** Passes bytes on while counting and hashing them. */
function measuringStream(limit: number) {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit) return done(fileTooLarge({ limit: Math.floor(limit / 1024 / 1024) }))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}
