import { ChannelRefusal } from './channel.ts'

/** One call of a provider of messages: its host is written in the program, never by a user. */
export interface ProviderRequest {
  url: string
  headers: Record<string, string>
  body: string
}

export interface ProviderAnswer {
  status: number
  body: string
}

/** Calls providers. @throws ChannelRefusal when no connection came about; any other error: the call may have arrived */
export type ProviderCall = (request: ProviderRequest) => Promise<ProviderAnswer>

const patience = 15_000
const longestAnswer = 65_536
/** What happens before a byte of the request is sent. */
const unconnected = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])

declare module '../operation/services.ts' {
  interface Services {
    callProvider: ProviderCall
  }
}

export const callProvider: ProviderCall = async ({ url, headers, body }) => {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    if (code && (unconnected.has(code) || code === 'UND_ERR_CONNECT_TIMEOUT'))
      throw new ChannelRefusal(code, { final: false })
    throw error
  }
  const text = await response.text()
  return { status: response.status, body: text.slice(0, longestAnswer) }
}

/**
 * The JSON of an answer. A status of 5xx leaves open whether the message was taken.
 * @throws ChannelRefusal when the provider says that it was not
 */
export function readAnswer({ status, body }: ProviderAnswer): Record<string, unknown> {
  if (status >= 500) throw new Error(`HTTP ${status}`)
  if (status === 429) throw new ChannelRefusal('HTTP 429', { final: false })
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    answer = undefined
  }
  if (status >= 300)
    throw new ChannelRefusal(`HTTP ${status} ${body.slice(0, 200)}`, { final: status !== 408 })
  if (typeof answer !== 'object' || answer === null) throw new Error('The answer is no JSON')
  return answer as Record<string, unknown>
}
