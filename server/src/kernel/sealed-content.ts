import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Transform } from 'node:stream'

/** Plain bytes of one segment; each is sealed by itself, so that any part of a file can be read without the rest. */
export const segmentSize = 64 * 1024
const tagSize = 16
const sealedSegmentSize = segmentSize + tagSize

/**
 * Encrypts a stream with AES-256-GCM in segments. The nonce counts the segments and marks the last one, so that a
 * segment cannot be moved, and a file cannot be cut short, without being noticed. A key serves one file only.
 */
export function sealingStream(key: Buffer): Transform {
  let waiting: Buffer[] = []
  let length = 0
  let index = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk)
      length += chunk.length
      // A full segment waits for the next byte: only then it is known not to be the last.
      if (length > segmentSize) {
        let all = Buffer.concat(waiting, length)
        while (all.length > segmentSize) {
          this.push(sealSegment(key, index++, false, all.subarray(0, segmentSize)))
          all = all.subarray(segmentSize)
        }
        waiting = [all]
        length = all.length
      }
      done()
    },
    flush(done) {
      this.push(sealSegment(key, index, true, Buffer.concat(waiting, length)))
      done()
    },
  })
}

/**
 * Reads plain bytes `start` (inclusive) to `end` (exclusive) of a sealed file of `size` plain bytes.
 * @throws Error when a byte on disk was changed
 */
export async function* readSealed(
  handle: FileHandle,
  key: Buffer,
  size: number,
  start = 0,
  end = size,
): AsyncGenerator<Buffer> {
  const lastIndex = Math.max(0, Math.ceil(size / segmentSize) - 1)
  if (start >= end && size > 0) return
  for (let index = Math.floor(start / segmentSize); index <= lastIndex; index++) {
    const from = index * segmentSize
    if (from >= end && size > 0) return
    const sealed = Buffer.allocUnsafe(Math.min(segmentSize, size - from) + tagSize)
    const { bytesRead } = await handle.read(sealed, 0, sealed.length, index * sealedSegmentSize)
    if (bytesRead !== sealed.length) throw new Error('A stored file is shorter than it was')
    const plain = openSegment(key, index, index === lastIndex, sealed)
    yield plain.subarray(Math.max(0, start - from), Math.min(plain.length, end - from))
  }
}

/** Where a sealed file lies and what opens it. */
export interface SealedFile {
  path: string
  /** Of this file alone. */
  key: Uint8Array
  /** Plain bytes. */
  size: number
}

/** Opens a sealed file and reads plain bytes of it, as `readSealed`. */
export async function* readSealedFile(
  { path, key, size }: SealedFile,
  start?: number,
  end?: number,
): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    yield* readSealed(handle, Buffer.from(key), size, start, end)
  } finally {
    await handle.close()
  }
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(isLast ? 1 : 0, 0)
  nonce.writeBigUInt64BE(BigInt(index), 4)
  return nonce
}

function sealSegment(key: Buffer, index: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openSegment(key: Buffer, index: number, isLast: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: tagSize })
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize))
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagSize)), decipher.final()])
}
