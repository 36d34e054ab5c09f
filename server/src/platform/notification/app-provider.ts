import type { Services } from '../operation/index.ts'
import { ChannelRefusal } from './channel.ts'
import { type ProviderRequest, readAnswer } from './provider-call.ts'
import { type TokenSource, withToken } from './provider-token.ts'

/** How the messages of an application are sent to a person, by the public protocol of its platform. */
export interface AppProvider {
  /** Fetches a token. */
  token: TokenSource
  request(token: string): Omit<ProviderRequest, 'tenantId'>
  /** Codes that say that the token is not known or has ended. */
  expired: readonly number[]
  /** Codes that pass by themselves. */
  passing: readonly number[]
}

export type CodedAnswer = Record<string, unknown>

/**
 * Sends a message of an application. @returns the answer of the provider, with code 0
 * @throws ChannelRefusal when it surely was not taken
 */
export function sendByApp(
  services: Services,
  tenantId: string,
  { token: source, request, expired, passing }: AppProvider,
): Promise<CodedAnswer> {
  return withToken<CodedAnswer>(services, source, async (token) => {
    const asked = request(token)
    const answer = readCoded(
      await services.callProvider({ tenantId, ...asked, secrets: [token, ...asked.secrets] }),
    )
    if (expired.includes(codeOf(answer))) return { expired: true }
    requireTaken(answer, passing)
    return { expired: false, result: answer }
  })
}

/** The answer of a platform; all of them say a code, also beside a status that is not 200. */
function readCoded({ status, body }: { status: number; body: string }): CodedAnswer {
  if (status >= 400 && status < 500 && status !== 429) {
    try {
      const answer = JSON.parse(body) as CodedAnswer
      if (!Number.isNaN(codeOf(answer))) return answer
    } catch {
      // No code in it: the status speaks.
    }
  }
  const answer = readAnswer({ status, body })
  if (Number.isNaN(codeOf(answer))) throw new Error('The answer has no code')
  return answer
}

/** The code of an answer; 0: the message was taken. */
function codeOf({ errcode, code }: CodedAnswer): number {
  return Number(errcode ?? code ?? Number.NaN)
}

function requireTaken(answer: CodedAnswer, passing: readonly number[]): void {
  const code = codeOf(answer)
  if (code !== 0)
    throw new ChannelRefusal(`${code} ${answer.errmsg ?? answer.msg ?? ''}`.trim(), {
      final: !passing.includes(code),
    })
}

export interface TokenRequest {
  tenantId: string
  /** Where each secret of the request stands in it, hidden in the log. */
  request: Omit<ProviderRequest, 'tenantId'>
  /** What the answer calls the token and how many seconds it lasts. */
  names: { token: string; seconds: string }
  passing: readonly number[]
}

/** Asks for a token. @throws ChannelRefusal when the provider refuses */
export async function fetchToken(
  { callProvider }: Services,
  { tenantId, request, names, passing }: TokenRequest,
): Promise<{ token: string; seconds: number }> {
  const answer = readCoded(await callProvider({ tenantId, ...request, hidesAnswer: true }))
  requireTaken(answer, passing)
  const token = answer[names.token]
  if (typeof token !== 'string' || token === '') throw new Error('The answer has no token')
  return { token, seconds: Number(answer[names.seconds] ?? 7200) || 7200 }
}
