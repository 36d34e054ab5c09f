/** A request as its signature sees it: what travelled, not what was made of it. */
export interface SignedRequest {
  method: string
  scheme: 'http' | 'https'
  /** Path and query as they stand in the request line. */
  target: string
  /** The `Host` header. */
  host: string
  /** By name in lower case; values of repeated headers in their order. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  body: SignedContent
}

/**
 * The content of a request: all of it, or, where it is too large to be held, the digests that its sender announced. Then
 * whoever reads it checks them (`checkedContent`).
 */
export type SignedContent = Uint8Array | AnnouncedContent

export interface AnnouncedContent {
  /** Digests by their names in Node: `sha256`, and perhaps others. */
  announced: ReadonlyMap<string, Buffer>
}

export function isAnnounced(body: SignedContent): body is AnnouncedContent {
  return 'announced' in body
}

/** Path of a request, as it was sent. */
export function pathOf({ target }: Pick<SignedRequest, 'target'>): string {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  return path === '' ? '/' : path
}

/** Query of a request without its question mark, as it was sent. */
export function queryOf({ target }: Pick<SignedRequest, 'target'>): string {
  const mark = target.indexOf('?')
  return mark < 0 ? '' : target.slice(mark + 1)
}
