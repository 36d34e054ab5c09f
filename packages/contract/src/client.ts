import { type OperationId, type OperationMap, routes } from './operations.generated.ts'
import type { Problem } from './problem.ts'
import { ProblemError } from './problem-error.ts'

export interface ClientOptions {
  /** Origin of the server; empty in a browser on the same origin. */
  baseUrl?: string
  /** Headers of every call, e.g. Accept-Language or Authorization; asked anew for each call. */
  headers?: () => Record<string, string>
  fetch?: typeof fetch
}
export interface CallOptions {
  signal?: AbortSignal
  /** Repeating a call with the same key returns the first answer instead of acting twice. */
  idempotencyKey?: string
  /** The call outlives the page that makes it; its input may have 60 KB at most. */
  keepalive?: boolean
}
export interface Client {
  /**
   * Calls one operation of the registry.
   * @throws ProblemError when the server refuses; TypeError when it cannot be reached
   */
  call<Id extends OperationId>(
    id: Id,
    input: OperationMap[Id]['input'],
    options?: CallOptions,
  ): Promise<OperationMap[Id]['output']>
}

/** Makes the typed client of the operation registry. Query input travels in the address, command input as JSON. */
export function createClient(options: ClientOptions = {}): Client {
  const send = options.fetch ?? fetch
  return {
    async call(id, input, { signal, idempotencyKey, keepalive } = {}) {
      const [method, path] = routes[id]!.split(' ') as [string, string]
      const { url, rest } = fillPath(`/api/${path}`, (input ?? {}) as Record<string, unknown>)
      const query = method === 'GET' ? queryString(rest) : ''
      const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() }
      if (method !== 'GET') {
        headers['content-type'] = 'application/json'
        headers['x-sluice-csrf'] = '1'
      }
      if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
      const response = await send(`${options.baseUrl ?? ''}${url}${query}`, {
        method,
        headers,
        credentials: 'same-origin',
        ...(method === 'GET' ? {} : { body: JSON.stringify(rest) }),
        ...(signal ? { signal } : {}),
        ...(keepalive ? { keepalive } : {}),
      })
      if (response.ok) return response.status === 204 ? undefined : await response.json()
      throw new ProblemError(await readProblem(response))
    },
  } as Client
}

function fillPath(path: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const url = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { url, rest }
}

/** Plain values travel as themselves, lists and objects as JSON. */
function queryString(values: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Problem
    if (typeof body.code === 'string') return body
  } catch {
    // not JSON: an intermediary answered
  }
  const title = response.statusText || `HTTP ${response.status}`
  return { type: 'about:blank', title, status: response.status, code: 'http.unexpected', detail: title }
}
