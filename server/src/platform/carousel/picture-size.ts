/** Width and height in pixels. */
export interface PictureSize {
  width: number
  height: number
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const largestSide = 10_000

/**
 * Reads what a picture is from its bytes, whatever its name says: JPEG (ITU T.81) or PNG (RFC 2083), whole.
 * @returns undefined for anything else
 */
export function readPicture(bytes: Buffer): ({ type: 'image/png' | 'image/jpeg' } & PictureSize) | undefined {
  const png = pngSize(bytes)
  if (png) return isSane(png) ? { type: 'image/png', ...png } : undefined
  const jpeg = jpegSize(bytes)
  return jpeg && isSane(jpeg) ? { type: 'image/jpeg', ...jpeg } : undefined
}

function isSane({ width, height }: PictureSize): boolean {
  return width > 0 && height > 0 && width <= largestSide && height <= largestSide
}

function pngSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(pngSignature)) return undefined
  if (bytes.toString('latin1', 12, 16) !== 'IHDR' || bytes.readUInt32BE(8) !== 13) return undefined
  // Nothing follows the end: a picture that is something else besides is none.
  if (bytes.toString('latin1', bytes.length - 8, bytes.length - 4) !== 'IEND') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function jpegSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return undefined
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    // A frame header; C4, C8 and CC are none.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    // The scan begins before any frame was told.
    if (marker === 0xda || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}
