import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { WorkbookPiece } from '@sluice/sheet'

interface Entry {
  path: Buffer
  crc: number
  packed: number
  size: number
  offset: number
}

/**
 * Packs parts into a ZIP archive (APPNOTE 6.3.10), streamed: sizes stand behind each part, as they are known only there.
 * Memory holds the piece at hand.
 * @param pieces parts smaller than 4 GiB
 */
export async function* packParts(pieces: AsyncIterable<WorkbookPiece>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  let current: { entry: Entry; deflate: ReturnType<typeof createDeflateRaw> } | undefined
  const counted = (bytes: Buffer) => {
    offset += bytes.length
    return bytes
  }
  function* taken(): Generator<Buffer> {
    if (!current) return
    for (let chunk = current.deflate.read(); chunk !== null; chunk = current.deflate.read()) {
      current.entry.packed += chunk.length
      yield counted(chunk as Buffer)
    }
  }
  async function* end(): AsyncGenerator<Buffer> {
    if (!current) return
    const { entry, deflate } = current
    deflate.end()
    for await (const chunk of deflate) {
      entry.packed += (chunk as Buffer).length
      yield counted(chunk as Buffer)
    }
    current = undefined
    yield counted(sizesOf(entry))
  }
  for await (const piece of pieces) {
    if ('part' in piece) {
      yield* end()
      const entry: Entry = { path: Buffer.from(piece.part), crc: 0, packed: 0, size: 0, offset }
      entries.push(entry)
      current = { entry, deflate: createDeflateRaw({ level: 6 }) }
      yield counted(headOf(entry))
      continue
    }
    if (!current || piece.xml === '') continue
    const bytes = Buffer.from(piece.xml)
    current.entry.crc = crc32(bytes, current.entry.crc)
    current.entry.size += bytes.length
    if (!current.deflate.write(bytes))
      await Promise.race([once(current.deflate, 'drain'), once(current.deflate, 'readable')])
    yield* taken()
  }
  yield* end()
  yield directoryOf(entries, offset)
}

/** Sizes follow; names are UTF-8. */
const flags = 0x0808
const deflated = 8
/** Midnight of 1 January 1980, the first day archives know. */
const noDate = 0x0021

function headOf({ path }: Entry): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(noDate, 12)
  head.writeUInt16LE(path.length, 26)
  return Buffer.concat([head, path])
}

function sizesOf({ crc, packed, size }: Entry): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(0x08074b50, 0)
  sizes.writeUInt32LE(crc, 4)
  sizes.writeUInt32LE(packed, 8)
  sizes.writeUInt32LE(size, 12)
  return sizes
}

function directoryOf(entries: readonly Entry[], offset: number): Buffer {
  const lines = entries.map((entry) => {
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    line.writeUInt16LE(20, 6)
    line.writeUInt16LE(flags, 8)
    line.writeUInt16LE(deflated, 10)
    line.writeUInt16LE(noDate, 14)
    line.writeUInt32LE(entry.crc, 16)
    line.writeUInt32LE(entry.packed, 20)
    line.writeUInt32LE(entry.size, 24)
    line.writeUInt16LE(entry.path.length, 28)
    line.writeUInt32LE(entry.offset, 42)
    return Buffer.concat([line, entry.path])
  })
  const directory = Buffer.concat(lines)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([directory, end])
}
