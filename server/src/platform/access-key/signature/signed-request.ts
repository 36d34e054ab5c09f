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
  body: Uint8Array
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
