import { isUtf8 } from 'node:buffer'
import { judgeAsian, looksCyrillic } from './judge-encoding.ts'
import { utf16Of } from './utf-16.ts'

/**
 * Encodings a file may be in, by the names iconv-lite knows. Those with one byte a letter cannot be told from each other by
 * the bytes alone: one of them is taken with a doubt, and the person says which.
 */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'euc-kr',
  'shift_jis',
  'euc-jp',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-874',
  'iso-8859-2',
  'koi8-r',
] as const
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
  /** From the first fault on, as much as it takes to judge: it may stand at the end of a chunk. */
  let faulty: Buffer | undefined
  for await (const chunk of source) {
    if (faulty) {
      faulty = Buffer.concat([faulty, chunk])
      if (faulty.length >= sampleSize) break
      continue
    }
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    if (first && bytes.length >= 2) {
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        return { encoding: 'utf-8', marked: true, doubtful: false }
      }
      const wide = utf16Of(bytes.subarray(0, 4096))
      if (wide) return { ...wide, doubtful: !wide.marked }
      first = false
    }
    const whole = bytes.length - unfinishedTail(bytes)
    const part = bytes.subarray(0, whole)
    if (!isUtf8(part)) {
      faulty = Buffer.from(bytes.subarray(firstFault(part)))
      continue
    }
    proofs += countLeads(part)
    seen += whole
    carried = Buffer.from(bytes.subarray(whole))
    if (seen >= enoughBytes && proofs >= enoughProofs) {
      return { encoding: 'utf-8', marked: false, doubtful: false }
    }
  }
  // A letter that is never finished is a fault as well.
  if (!faulty && carried.length > 0) faulty = carried
  if (faulty) return judge(faulty, proofs)
  return { encoding: 'utf-8', marked: false, doubtful: false }
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
  const asian = judgeAsian(sample)
  if (asian && asian.score >= fewest) {
    // Everyday letters make half of most texts, and hardly any of one that is read in the wrong way.
    const isSure = asian.score >= 0.25 && asian.next * 2 <= asian.score
    return { encoding: asian.encoding, marked: false, doubtful: !isSure }
  }
  const { common, pairs, broken } = countChinesePairs(sample)
  if (common > 20 * broken && common * 2 >= pairs) {
    return { encoding: 'gb18030', marked: false, doubtful: true }
  }
  const encoding = looksCyrillic(sample) ? 'windows-1251' : 'windows-1252'
  return { encoding, marked: false, doubtful: true }
}

/** Share of everyday letters below which a text is not taken for one of that language. */
const fewest = 0.08

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
