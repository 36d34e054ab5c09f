import { runTransaction } from '../../database/index.ts'
import { inNetworks, networksOf, rateKey, rateLimited, type SluiceError } from '../../kernel/index.ts'
import type { Actor, Services } from '../operation/index.ts'
import { callOutcomes, type LoggedCall, type SettledCall } from './call-outcomes.ts'
import { type AskedFor, countCall, noteExcess } from './count-call.ts'
import { banned, clockApart, notAccepted, notReadable, replayed } from './errors.ts'
import { failureCount } from './failure-count.ts'
import { readKeyName } from './key-name.ts'
import { actorOfKey, findKey, type LoadedKey } from './load-key.ts'
import { allowedSkew, type Proof } from './signature/proof.ts'
import { readProof } from './signature/read-proof.ts'
import type { SignedRequest } from './signature/signed-request.ts'
import { verifyProof } from './signature/verify-proof.ts'

/** What is left of a key's rate, for the headers of the answer. */
export interface RateState {
  limit: number
  remaining: number
  /** Seconds until the minute is over. */
  reset: number
}

/**
 * A program that may act, or why not; with what is left of its rate, and its place in the log, once it is known who it is.
 */
export type Admission = { rate?: RateState; call?: LoggedCall } & (
  | { actor: Actor }
  | { refusal: SluiceError }
)

/** Finds out which program sent a request. */
export interface AccessKeys {
  /** @param address where the request comes from */
  admit(request: SignedRequest, address: string, asked: AskedFor): Promise<Admission>
  /** Notes what became of a call; written soon, together with others. */
  settle(call: LoggedCall, outcome: SettledCall): void
  /** Writes what is not written yet. */
  close(): Promise<void>
}

const minute = 60_000

/** Opens the way in for programs. What one process refuses by address, each refuses by itself; all else is in the database. */
export function openAccessKeys(services: Services): AccessKeys {
  const failures = failureCount()
  const outcomes = callOutcomes(services)
  return {
    settle: outcomes.note,
    close: outcomes.close,
    admit: async (request, address, asked) => {
      const now = services.clock.now()
      const source = rateKey(address)
      const wait = failures.waitOf(source, now.getTime())
      if (wait > 0) return { refusal: rateLimited({ seconds: wait }) }
      const admission = await prove(services, request, { address, now, asked })
      // Only a signature that does not fit is a guess.
      if ('refusal' in admission && admission.refusal.code === notAccepted.code)
        failures.add(source, now.getTime())
      return admission
    },
  }
}

interface Arrival {
  address: string
  now: Date
  asked: AskedFor
}

/** In this order: the request itself, its time, the signature, and only then what is counted. */
async function prove(
  services: Services,
  request: SignedRequest,
  { address, now, asked }: Arrival,
): Promise<Admission> {
  const proof = readProof(request)
  if ('fault' in proof) return { refusal: notReadable({ fault: proof.fault }) }
  if (!isTimely(proof, now))
    return { refusal: clockApart({ seconds: allowedSkew, now: Math.floor(now.getTime() / 1000) }) }
  const named = readKeyName(proof.keyId)
  const key = named && (await findKey(services, named))
  const secrets = (key?.secrets ?? []).filter(
    ({ expiresAt }) => expiresAt === null || expiresAt > now.getTime(),
  )
  if (!verifyProof(proof, secrets) || !key || !mayComeFrom(key, address)) return { refusal: notAccepted() }
  return count(services, key, proof, { address, now, asked })
}

function isTimely({ created, expires }: Proof, now: Date): boolean {
  const seconds = now.getTime() / 1000
  return Math.abs(seconds - created) <= allowedSkew && (expires === undefined || expires > seconds)
}

function mayComeFrom({ addresses }: LoadedKey, address: string): boolean {
  return addresses.length === 0 || inNetworks(networksOf(addresses), address)
}

async function count(
  { pools, features }: Services,
  key: LoadedKey,
  { nonce }: Proof,
  { address, now, asked }: Arrival,
): Promise<Admission> {
  const { tenantId, id: keyId, ratePerMinute: limit } = key
  const windowStart = new Date(Math.floor(now.getTime() / minute) * minute)
  const reset = Math.ceil((windowStart.getTime() + minute - now.getTime()) / 1000)
  const counted = await runTransaction(pools.identity, { tenantId }, (transaction) =>
    countCall(transaction, { tenantId, keyId, nonce, now, windowStart, address, asked }, key.name),
  )
  const { live, fresh, calls, bannedUntil, callId } = counted
  if (!live) return { refusal: notAccepted() }
  if (bannedUntil !== null) {
    const seconds = Math.ceil((Date.parse(bannedUntil) - now.getTime()) / 1000)
    return { rate: { limit, remaining: 0, reset: seconds }, refusal: banned({ seconds }) }
  }
  if (!fresh || callId === null) return { refusal: replayed() }
  const call = { tenantId, id: callId }
  const off = await features.require('openApi', tenantId).then(
    () => undefined,
    (refusal: SluiceError) => refusal,
  )
  if (off) return { call, refusal: off }
  const rate = { limit, remaining: Math.max(0, limit - calls), reset }
  if (calls <= limit) return { rate, call, actor: actorOfKey(key) }
  if (calls === limit + 1)
    await runTransaction(pools.identity, { tenantId }, (transaction) =>
      noteExcess(transaction, { tenantId, keyId, now }),
    )
  return { rate, call, refusal: rateLimited({ seconds: reset }) }
}
