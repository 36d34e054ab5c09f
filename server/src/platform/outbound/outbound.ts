import { Resolver } from 'node:dns/promises'
import { runTransaction, type Transaction } from '../../database/index.ts'
import { type Networks, networksOf, SluiceError, splitNetworks } from '../../kernel/index.ts'
import type { Actor, Services } from '../operation/index.ts'
import { type Breaker, openBreaker } from './breaker.ts'
import { type CallOutcome, finishCall, noteCall, takeCall } from './call-log.ts'
import { type CallSlots, callSlots } from './call-slots.ts'
import { refusedAddress, resting, unanswered } from './errors.ts'
import { type ExchangeAnswer, exchange, type OutboundLimits } from './exchange.ts'
import { followRedirect, type Hop } from './follow-redirect.ts'
import { isCallable } from './judge-address.ts'
import { hostOf, isAddress } from './judge-url.ts'
import type { Purpose } from './purposes.ts'
import {
  addressOf,
  checkRequest,
  headersWith,
  type OutboundRequest,
  redactRequest,
  secretsOf,
} from './request.ts'
import { hostResolver, type ResolveHost } from './resolve-host.ts'
import { fillSecrets, redacter } from './secret-text.ts'
import { openSecrets } from './secrets.ts'
import { allowedNetworks } from './settings.ts'

const standardLimits: OutboundLimits = {
  connectMs: 5000,
  totalMs: 30_000,
  headerBytes: 16_384,
  bodyBytes: 5 * 1024 ** 2,
}
const mostRedirects = 5

export interface OutboundCall extends OutboundRequest {
  tenantId: string
  actor: Actor
  /** What it is for, in a word, as the log shows it. */
  purpose: Purpose
  /**
   * Made by the program, complete as it is: no text in it refers to a secret, and a redirect is an answer like any other.
   * What is hidden stands nowhere in the log.
   */
  complete?: { hidden: readonly string[]; hidesAnswer?: boolean }
}

/** What the other side said. */
export interface OutboundAnswer {
  callId: string
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** The one HTTP client for addresses that somebody typed (N5.8). */
export interface Outbound {
  /**
   * Calls now and waits for the answer; hold no connection of the database meanwhile. An answer of any status is one.
   * @throws refusedAddress, unanswered, resting, tooManyCalls, secretMissing; each stands in the log
   */
  send(call: OutboundCall): Promise<OutboundAnswer>
  /** Makes a call that was queued; what becomes of it stands in the log. */
  perform(tenantId: string, callId: string): Promise<void>
}

export interface OutboundOptions {
  /** The name servers to ask; those of the machine unless told otherwise. */
  resolver?: Resolver
  limits?: Partial<OutboundLimits>
}

interface Parts {
  services: Services
  resolve: ResolveHost
  limits: OutboundLimits
  breaker: Breaker
  slots: CallSlots
}

/** Opens the way out. */
export function openOutbound(services: Services, options: OutboundOptions = {}): Outbound {
  const parts: Parts = {
    services,
    resolve: hostResolver(options.resolver ?? new Resolver({ timeout: 2000, tries: 2 })),
    limits: { ...standardLimits, ...options.limits },
    breaker: openBreaker({ failures: 5, firstRest: 30_000, longestRest: 600_000, capacity: 10_000 }),
    slots: callSlots(),
  }
  const transact = <Result>(tenantId: string, work: (transaction: Transaction) => Promise<Result>) =>
    runTransaction(services.pools.server, { tenantId, asTenantRole: true }, work)
  const now = () => services.clock.now()

  const carryOut = async (
    tenantId: string,
    callId: string,
    request: OutboundRequest,
    {
      hidden,
      hidesAnswer = false,
    }: { hidden?: HiddenTexts | undefined; hidesAnswer?: boolean | undefined } = {},
  ) => {
    const progress: CallProgress = { redirects: 0, redact: redacter(hidden ?? new Map()) }
    let answer: ExchangeAnswer | undefined
    let refusal: unknown
    try {
      answer = await call(parts, { tenantId, request, hidden }, progress)
    } catch (error) {
      refusal = error
    }
    const outcome = outcomeOf(answer, refusal, progress)
    if (hidesAnswer) delete outcome.responseBody
    await transact(tenantId, (transaction) =>
      finishCall(transaction, callId, now(), { outcome, redact: progress.redact }),
    )
    if (!answer) throw refusal
    return answer
  }

  return {
    send: async ({ tenantId, actor, purpose, method, url, headers, body, complete }) => {
      const request = { method, url, headers, body }
      const hidden = complete && hiddenTexts(complete.hidden)
      const noted = hidden ? redactRequest(request, redacter(hidden)) : request
      const callId = await transact(tenantId, (transaction) =>
        noteCall(transaction, now(), { request: noted, purpose, actor, state: 'sending' }),
      )
      const answer = await carryOut(tenantId, callId, request, {
        hidden,
        hidesAnswer: complete?.hidesAnswer,
      })
      return { callId, status: answer.status, headers: answer.headers, body: answer.body }
    },
    perform: async (tenantId, callId) => {
      const request = await transact(tenantId, (transaction) => takeCall(transaction, callId, now()))
      if (!request) return
      await carryOut(tenantId, callId, request).catch((error: unknown) => {
        if (!(error instanceof SluiceError)) throw error
      })
    },
  }
}

type HiddenTexts = ReadonlyMap<string, string>

/** By names that no reference can have, so that they are hidden and nothing is filled in. */
function hiddenTexts(texts: readonly string[]): HiddenTexts {
  return new Map(texts.map((text, index) => [String(index), text]))
}

interface Calling {
  tenantId: string
  request: OutboundRequest
  /** Given: the request is complete. */
  hidden: HiddenTexts | undefined
}

/** How far a call came, for the log. */
interface CallProgress {
  redirects: number
  url?: URL
  redact(text: string): string
}

async function call(
  parts: Parts,
  { tenantId, request, hidden }: Calling,
  progress: CallProgress,
): Promise<ExchangeAnswer> {
  const { services, limits, slots } = parts
  if (!hidden) checkRequest(request)
  const secrets = hidden ?? (await openSecrets(services, tenantId, secretsOf(request)))
  progress.redact = redacter(secrets)
  const allowed = networksOf(splitNetworks(await services.settings.read(allowedNetworks)))
  const giveBack = slots.take(tenantId)
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), limits.totalMs)
  try {
    let hop: Hop = {
      url: addressOf(request, secrets),
      method: request.method,
      headers: headersWith(request, secrets),
      body: request.body === null ? undefined : Buffer.from(fillSecrets(request.body, secrets)),
    }
    for (;;) {
      progress.url = hop.url
      const answer = await sendHop(parts, { tenantId, hop, allowed, signal: deadline.signal })
      const next = hidden ? undefined : followRedirect(hop, answer)
      if (!next) return answer
      progress.redirects += 1
      if (progress.redirects > mostRedirects) throw unanswered('redirects')
      hop = next
    }
  } finally {
    clearTimeout(timer)
    giveBack()
  }
}

interface HopCall {
  tenantId: string
  hop: Hop
  allowed: Networks
  signal: AbortSignal
}

async function sendHop(parts: Parts, { tenantId, hop, allowed, signal }: HopCall): Promise<ExchangeAnswer> {
  const { services, breaker, limits } = parts
  const mayReach = (address: string) => isCallable(address, allowed)
  const addresses = await judgedAddresses(parts, hop.url, { mayReach, signal })
  const key = `${tenantId} ${hop.url.host}`
  const now = () => services.clock.now().getTime()
  const wait = breaker.admit(key, now())
  if (wait > 0) throw resting({ host: hop.url.host, seconds: Math.ceil(wait / 1000) })
  try {
    const answer = await exchange({ ...hop, addresses, mayReach }, limits, signal)
    breaker.note(key, answer.status >= 500 ? 'failed' : 'answered', now())
    return answer
  } catch (error) {
    breaker.note(key, 'failed', now())
    throw error
  }
}

/** All addresses of a host; one that may not be called refuses them all. @throws refusedAddress, unanswered */
async function judgedAddresses(
  { resolve }: Parts,
  url: URL,
  { mayReach, signal }: { mayReach(address: string): boolean; signal: AbortSignal },
): Promise<string[]> {
  const host = hostOf(url)
  const addresses = isAddress(host) ? [host] : await inTime(resolve(host), signal)
  if (!addresses.every(mayReach)) throw refusedAddress('reserved')
  return addresses
}

async function inTime(resolving: Promise<string[]>, signal: AbortSignal): Promise<string[]> {
  const { promise, reject } = Promise.withResolvers<never>()
  const end = () => reject(unanswered('timeout'))
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([
      resolving.catch((error: Error) => Promise.reject(unanswered('dns', error.message))),
      promise,
    ])
  } finally {
    signal.removeEventListener('abort', end)
  }
}

function outcomeOf(
  answer: ExchangeAnswer | undefined,
  refusal: unknown,
  { redirects, url }: CallProgress,
): CallOutcome {
  const reached = { redirects, ...(url ? { finalUrl: url.href } : {}) }
  if (answer) {
    const { status, headers, body, peer } = answer
    return { ...reached, state: 'answered', status, responseHeaders: headers, responseBody: body, peer }
  }
  const error = refusal instanceof SluiceError ? refusal : undefined
  const why = String(error?.params.why ?? error?.code ?? 'internal')
  const detail = String(error?.params.detail ?? '')
  return { ...reached, state: error?.status === 502 ? 'failed' : 'refused', why, detail }
}
