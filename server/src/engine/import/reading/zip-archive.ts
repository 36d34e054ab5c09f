import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { inflatesTooMuch, unreadable } from '../errors.ts'

/** A file of which any part can be read. */
export interface RandomAccess {
  size: number
  read(start: number, end: number): AsyncIterable<Buffer>
}

/** A file inside an archive. */
export interface ZipEntry {
  path: string
  method: number
  compressedSize: number
  size: number
  offset: number
}

export interface ZipArchive {
  entries: ReadonlyMap<string, ZipEntry>
  /**
   * Streams the content of an entry; memory holds one chunk.
   * @throws inflatesTooMuch after `limit` bytes, whatever the archive claims
   */
  open(path: string, limit: number): AsyncGenerator<Buffer>
}

const mebibyte = 1024 * 1024
/** Entries of a workbook, far more than any real one has. */
const maximumEntries = 5000
/** What all entries may claim together. */
const maximumTotal = 2048 * mebibyte
/** Text in XML shrinks to a tenth; what shrinks to a two-hundredth was made to hurt. */
const suspiciousRatio = 200
const suspiciousFrom = 64 * mebibyte

const damaged = () => unreadable('压缩包已损坏', 'the archive is damaged')

/**
 * Opens a ZIP archive by its directory (APPNOTE 6.3.10), which is read before anything is unpacked.
 * @throws unreadableSheet when it is damaged or encrypted; inflatesTooMuch when it claims too much
 */
export async function openZip(file: RandomAccess): Promise<ZipArchive> {
  const directory = await findDirectory(file)
  const entries = readDirectory(directory)
  const total = [...entries.values()].reduce((sum, { size }) => sum + size, 0)
  const packed = [...entries.values()].reduce((sum, { compressedSize }) => sum + compressedSize, 0)
  const isBomb = total > suspiciousFrom && total > packed * suspiciousRatio
  if (total > maximumTotal || isBomb)
    throw inflatesTooMuch({ max: (isBomb ? suspiciousFrom : maximumTotal) / mebibyte })
  return {
    entries,
    open: (path, limit) => {
      const entry = entries.get(path)
      if (!entry) throw damaged()
      return inflate(file, entry, limit)
    },
  }
}

async function readBytes(file: RandomAccess, start: number, end: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of file.read(Math.max(0, start), Math.min(file.size, end))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const endSignature = 0x06054b50
const endSize = 22

async function findDirectory(file: RandomAccess): Promise<Buffer> {
  const tail = await readBytes(file, file.size - endSize - 0xffff, file.size)
  for (let at = tail.length - endSize; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const count = tail.readUInt16LE(at + 10)
    const size = tail.readUInt32LE(at + 12)
    const offset = tail.readUInt32LE(at + 16)
    if (count > maximumEntries || size > 16 * mebibyte || offset + size > file.size) throw damaged()
    return readBytes(file, offset, offset + size)
  }
  throw damaged()
}

const entrySignature = 0x02014b50

function readDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const commentLength = directory.readUInt16LE(at + 32)
    const nameEnd = at + 46 + nameLength
    if (nameEnd + extraLength + commentLength > directory.length) throw damaged()
    if (directory.readUInt16LE(at + 8) & 1) throw unreadable('文件设有密码', 'it is protected by a password')
    const entry: ZipEntry = {
      path: directory.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    }
    readWideSizes(entry, directory.subarray(nameEnd, nameEnd + extraLength))
    entries.set(entry.path, entry)
    at = nameEnd + extraLength + commentLength
  }
  if (entries.size === 0) throw damaged()
  return entries
}

/** Sizes that did not fit in 32 bits stand in the extra field 1 (ZIP64), in this order. */
function readWideSizes(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4
      for (const name of ['size', 'compressedSize', 'offset'] as const) {
        if (entry[name] !== 0xffffffff) continue
        if (field + 8 > at + 4 + length || field + 8 > extra.length) throw damaged()
        entry[name] = Number(extra.readBigUInt64LE(field))
        field += 8
      }
    }
    at += 4 + length
  }
}

async function* inflate(file: RandomAccess, entry: ZipEntry, limit: number): AsyncGenerator<Buffer> {
  const header = await readBytes(file, entry.offset, entry.offset + 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged()
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const end = start + entry.compressedSize
  if (end > file.size || (entry.method !== 0 && entry.method !== 8)) throw damaged()
  const packed = Readable.from(file.read(start, end), { objectMode: false })
  // Errors of the pipeline reach whoever reads its end.
  const plain = entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), () => undefined)
  let total = 0
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > limit) throw inflatesTooMuch({ max: Math.floor(limit / mebibyte) })
      yield chunk
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_')) throw damaged()
    throw error
  } finally {
    plain.destroy()
    packed.destroy()
  }
}
