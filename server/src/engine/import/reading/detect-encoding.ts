import { isUtf8 } from 'node:buffer'

/** Encodings that are recognized, by the names iconv-lite knows. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export interface DetectedEncoding {
  encoding: Encoding
  /** True when a byte order mark says so. */
  marked: boolean
  /** True when bytes alone cannot prove it, or some do not fit. */
  doubtful: boolean
}

/** After so many bytes without a fault, with this many proofs, UTF-8 is believed. */
const enoughBytes = 1024 * 1024
const enoughProofs = 50
/** Bytes kept around the first fault, to tell Chinese from Western European text. */
const sampleSize = 256 * 1024

/**
 * Tells in which encoding a text file is written. Reads it to the end if need be: the first Chinese letter of a file may
 * stand in its last row.
 */
export async function detectEncoding(source: AsyncIterable<Buffer>): Promise<DetectedEncoding> {
  let carried = Buffer.alloc(0)
  let seen = 0
  let proofs = 0
  let first = true
  for await (const chunk of source) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    if (first && bytes.length >= 2) {
      const marked = byteOrderMark(bytes)
      if (marked) return { encoding: marked, marked: true, doubtful: false }
      first = false
    }
    const whole = bytes.length - unfinishedTail(bytes)
    const part = bytes.subarray(0, whole)
    if (!isUtf8(part)) return judge(part.subarray(firstFault(part)), proofs)
    proofs += countLeads(part)
    seen += whole
    carried = Buffer.from(bytes.subarray(whole))
    if (seen >= enoughBytes && proofs >= enoughProofs) break
  }
  return { encoding: 'utf-8', marked: false, doubtful: false }
}

function byteOrderMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Bytes at the end that begin a letter of UTF-8 without finishing it. */
function unfinishedTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? back : 0
    }
  }
  return 0
}

function countLeads(bytes: Buffer): number {
  let count = 0
  for (let index = 0; index < bytes.length; index++) if (bytes[index]! >= 0xc0) count++
  return count
}

/** Position of the first byte that is no UTF-8, found by halving. */
function firstFault(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, middle - unfinishedTail(part)))) good = middle
    else bad = middle
  }
  return Math.max(0, bad - 8)
}

/** Tells what a text is that is no clean UTF-8, from the bytes around its first fault and the proofs before it. */
function judge(bytes: Buffer, proofsBefore: number): DetectedEncoding {
  const sample = bytes.subarray(0, sampleSize)
  const asUtf8 = sample.toString('utf8')
  const faults = asUtf8.split('\ufffd').length - 1
  if (proofsBefore + countLeads(sample) - faults > 10 * faults) {
    return { encoding: 'utf-8', marked: false, doubtful: true }
  }
  const { common, pairs, broken } = countChinesePairs(sample)
  if (broken === 0 && pairs > 0 && common * 2 >= pairs) {
    return { encoding: 'gb18030', marked: false, doubtful: pairs < 5 }
  }
  if (common > 20 * broken && common * 2 >= pairs)
    return { encoding: 'gb18030', marked: false, doubtful: true }
  return { encoding: 'windows-1252', marked: false, doubtful: true }
}

/** Counts two-byte letters of GB18030, and those of them that everyday Chinese uses (the block of GB 2312). */
function countChinesePairs(bytes: Buffer): { common: number; pairs: number; broken: number } {
  let common = 0
  let pairs = 0
  let broken = 0
  for (let index = 0; index < bytes.length; index++) {
    const lead = bytes[index]!
    if (lead < 0x80) continue
    const trail = bytes[index + 1]
    if (trail === undefined) break
    if (lead === 0x80 || lead === 0xff || trail < 0x30 || trail === 0x7f || trail === 0xff) {
      broken++
      continue
    }
    // Four bytes: 0x81-0xFE, digit, 0x81-0xFE, digit.
    if (trail <= 0x39) {
      index += 3
      pairs++
      continue
    }
    if (trail < 0x40) {
      broken++
      continue
    }
    pairs++
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++
    index++
  }
  return { common, pairs, broken }
}
