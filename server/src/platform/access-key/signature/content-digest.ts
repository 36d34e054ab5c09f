import { createHash, timingSafeEqual } from 'node:crypto'
import { parseDictionary } from 'structured-headers'
import { type AnnouncedContent, isAnnounced, type SignedContent } from './signed-request.ts'

const algorithms: Record<string, string> = { 'sha-256': 'sha256', 'sha-512': 'sha512' }

/** Whether a `Content-Digest` (RFC 9530) fits a content: at least one digest of a known kind, and all of those right. */
export function digestFits(header: string, body: SignedContent): boolean {
  const digests = readDigests(header)
  if (!digests || digests.size === 0) return false
  return [...digests].every(([algorithm, digest]) => {
    const own = isAnnounced(body) ? body.announced.get(algorithm) : digestOf(algorithm, body)
    return own !== undefined && digest.length === own.length && timingSafeEqual(digest, own)
  })
}

/** The SHA-256 of a content. @throws Error when it was announced without */
export function sha256Of(body: SignedContent): Buffer {
  const digest = isAnnounced(body) ? body.announced.get('sha256') : digestOf('sha256', body)
  if (!digest) throw new Error('A content is announced with its SHA-256')
  return digest
}

/** What a sender says of a content that is yet to come; undefined where there is no SHA-256 of it. */
export function announcedContent(header: string): AnnouncedContent | undefined {
  const announced = readDigests(header)
  return announced?.has('sha256') ? { announced } : undefined
}

/** Passes a content on and compares it, at its end, with what was announced. @param differs what is thrown then */
export async function* checkedContent(
  source: AsyncIterable<Buffer>,
  { announced }: AnnouncedContent,
  differs: () => Error,
): AsyncGenerator<Buffer> {
  const hashes = [...announced].map(([algorithm, digest]) => ({ hash: createHash(algorithm), digest }))
  for await (const chunk of source) {
    for (const { hash } of hashes) hash.update(chunk)
    yield chunk
  }
  if (hashes.some(({ hash, digest }) => !hash.digest().equals(digest))) throw differs()
}

function readDigests(header: string): Map<string, Buffer> | undefined {
  try {
    const known = [...parseDictionary(header)].filter(([name]) => Object.hasOwn(algorithms, name))
    const digests = known.map(([name, [value]]) => {
      if (!(value instanceof ArrayBuffer)) throw new Error('A digest is a sequence of bytes')
      return [algorithms[name]!, Buffer.from(value)] as const
    })
    return new Map(digests)
  } catch {
    return undefined
  }
}

const digestOf = (algorithm: string, body: Uint8Array) => createHash(algorithm).update(body).digest()
