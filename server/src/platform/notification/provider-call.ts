import { SluiceError } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { ChannelRefusal } from './channel.ts'

/** One call of a provider of messages for a tenant. */
export interface ProviderRequest {
  tenantId: string
  method?: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body: string | null
  /** Parts that open something; they stand in no log, and neither does the body. */
  secrets: readonly string[]
  /** What comes back opens something too. */
  hidesAnswer?: boolean
}

export interface ProviderAnswer {
  status: number
  body: string
}

/** Calls providers. @throws ChannelRefusal when nothing was sent; any other error: the call may have arrived */
export type ProviderCall = (request: ProviderRequest) => Promise<ProviderAnswer>

declare module '../operation/services.ts' {
  interface Services {
    callProvider: ProviderCall
  }
}

const longestAnswer = 65_536
/** What happens before a byte of the request is sent. */
const unconnected = new Set(['dns', 'connect', 'connect_timeout', 'tls'])
/** It rests, or too much is under way. */
const passing = new Set(['outbound.resting', 'outbound.too_many'])

/** Opens the way to providers: the one way out of the house, with its judgement, limits, breaker and log. */
export function openProviderCall(services: Services): ProviderCall {
  return async ({ tenantId, method = 'POST', url, headers: given, body, secrets, hidesAnswer }) => {
    // The address says the host, whoever signed it.
    const { host: _, ...headers } = given
    const answer = await services.outbound
      .send({
        tenantId,
        actor: { kind: 'system', tenantId, name: 'notification.deliver' },
        purpose: 'notice',
        method,
        url,
        headers,
        body,
        complete: {
          hidden: body ? [...secrets, body] : secrets,
          ...(hidesAnswer ? { hidesAnswer } : {}),
        },
      })
      .catch((error: unknown) => Promise.reject(refusalOf(error) ?? error))
    return { status: answer.status, body: answer.body.toString('utf8').slice(0, longestAnswer) }
  }
}

function refusalOf(error: unknown): ChannelRefusal | undefined {
  if (!(error instanceof SluiceError)) return undefined
  const { code, params } = error
  const reason = [params.why ?? code, params.detail].filter(Boolean).join(' ')
  if (passing.has(code)) return new ChannelRefusal(reason, { final: false })
  if (code === 'outbound.address_refused') return new ChannelRefusal(reason, { final: true })
  return unconnected.has(String(params.why)) ? new ChannelRefusal(reason, { final: false }) : undefined
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
