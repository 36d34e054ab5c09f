import type { ApiField, ApiOperation } from './api-description.ts'

/** A request as it travels. */
export interface ApiRequest {
  method: string
  /** Encoded. */
  path: string
  /** Without its question mark; empty for none. */
  query: string
  body: string
}

/** Makes the request of an operation from its input. */
export function requestOf(
  { method, path, fields }: Pick<ApiOperation, 'method' | 'path' | 'fields'>,
  input: Readonly<Record<string, unknown>>,
): ApiRequest {
  const encoded = ({ name, asJson }: ApiField) => {
    const value = input[name]
    return encodeURIComponent(asJson ? JSON.stringify(value) : String(value))
  }
  const given = (place: ApiField['place']) =>
    fields.filter((field) => field.place === place && input[field.name] !== undefined)
  const body = given('body').map(({ name }) => [name, input[name]])
  return {
    method,
    path: given('path').reduce((made, field) => made.replace(`{${field.name}}`, encoded(field)), path),
    query: given('query')
      .map((field) => `${field.name}=${encoded(field)}`)
      .join('&'),
    body: fields.some(({ place }) => place === 'body') ? JSON.stringify(Object.fromEntries(body)) : '',
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * The request as commands of a shell that sign and send it by the simple profile (L8.1): method, path, sorted query, time,
 * nonce and SHA-256 of the body, one a line, under HMAC-SHA256. It needs openssl and curl.
 */
export function curlOf(
  { method, path, query, body }: ApiRequest,
  { server, keyName }: { server: string; keyName: string },
): string {
  const sorted = query.split('&').sort().join('&')
  const target = query ? `${path}?${query}` : path
  return [
    `KEY=${quoted(keyName)}`,
    `SECRET='sk_…'`,
    ...(body ? [`BODY=${quoted(body)}`] : [`BODY=''`]),
    `TIME=$(date +%s)`,
    `NONCE=$(openssl rand -hex 16)`,
    `HASH=$(printf %s "$BODY" | openssl dgst -sha256 -r | cut -d' ' -f1)`,
    `SIGNATURE=$(printf '%s\\n%s\\n%s\\n%s\\n%s\\n%s' ${method} ${quoted(path)} ${quoted(sorted)} "$TIME" "$NONCE" "$HASH" |`,
    `  openssl dgst -sha256 -hmac "$SECRET" -r | cut -d' ' -f1)`,
    `curl -sS -X ${method} ${quoted(`${server}${target}`)} \\`,
    `  -H "X-Api-Key: $KEY" -H "X-Api-Timestamp: $TIME" -H "X-Api-Nonce: $NONCE" -H "X-Api-Signature: $SIGNATURE"${body ? ' \\' : ''}`,
    ...(body ? [`  -H 'Content-Type: application/json' --data-binary "$BODY"`] : []),
  ].join('\n')
}
