import { pathOf, queryOf, type SignedRequest } from './signed-request.ts'

/**
 * The text that an HTTP message signature signs (RFC 9421, 2.5). Components are the derived ones of a request and headers
 * without parameters.
 * @param components names as they stand in `Signature-Input`, in their order
 * @param parameters the inner list of `Signature-Input` as it was sent, e.g. `("@method");created=1`
 * @returns undefined when a component is unknown, twice there, or missing in the request
 */
export function signatureBase(
  request: SignedRequest,
  components: readonly string[],
  parameters: string,
): string | undefined {
  if (new Set(components).size !== components.length) return undefined
  const lines: string[] = []
  for (const name of components) {
    const value = name.startsWith('@') ? derived(request, name) : header(request, name)
    if (value === undefined) return undefined
    lines.push(`"${name}": ${value}`)
  }
  return [...lines, `"@signature-params": ${parameters}`].join('\n')
}

function derived(request: SignedRequest, name: string): string | undefined {
  switch (name) {
    case '@method':
      return request.method
    case '@authority':
      return authority(request)
    case '@scheme':
      return request.scheme
    case '@target-uri':
      return `${request.scheme}://${authority(request)}${request.target}`
    case '@request-target':
      return request.target
    case '@path':
      return pathOf(request)
    case '@query':
      return `?${queryOf(request)}`
    default:
      return undefined
  }
}

/** Lower case, without the port that the scheme has anyway (RFC 9421, 2.2.3). */
function authority({ host, scheme }: SignedRequest): string {
  const port = scheme === 'https' ? ':443' : ':80'
  const name = host.toLowerCase()
  return name.endsWith(port) ? name.slice(0, -port.length) : name
}

/** Values of a header in one line (RFC 9421, 2.1). */
function header({ headers }: SignedRequest, name: string): string | undefined {
  const value = headers[name]
  if (value === undefined || name !== name.toLowerCase()) return undefined
  const values = typeof value === 'string' ? [value] : value
  return values.map((one) => one.trim().replace(/\s*\r?\n\s+/g, ' ')).join(', ')
}
