import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { z } from 'zod'
import { derivePassword, type FieldError, hashToken } from '../../kernel/index.ts'
import { readHouseSecret } from '../encryption/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'
import { commitNow } from './commit-now.ts'
import { captchaNeeded } from './errors.ts'
import { captchaEffort, captchaFailures, captchaMode } from './settings.ts'

// Bots make accounts and guess passwords because trying costs nothing. A challenge costs every try some computing: the
// browser looks for a number that the server chose. Nobody sees pictures, and no other company is asked.

/** Secrets that challenges are signed with; every server of the house has the same. */
export interface CaptchaKeys {
  challenge: string
  solution: string
}

declare module '../operation/services.ts' {
  interface Services {
    captchaKeys: CaptchaKeys
  }
}

/** Derives the keys from the secret of the house. */
export async function readCaptchaKeys(home: string): Promise<CaptchaKeys> {
  const secret = await readHouseSecret(home)
  return {
    challenge: derivePassword(secret, 'captcha challenge'),
    solution: derivePassword(secret, 'captcha solution'),
  }
}

/** What a stranger sends: the solution as ALTCHA writes it, base64 of JSON. */
export const captchaSchema = z.string().max(2000).optional()

/** How long a challenge can be solved: slow phones, and people who put the form aside. */
const lifetime = 10 * 60_000
/** Rounds of one try: a thousand hashes are so many tries less. */
const cost = 10

const hex = z
  .string()
  .max(200)
  .regex(/^[0-9a-f]+$/)

export const challengeSchema = z.object({
  parameters: z.object({
    algorithm: z.literal('SHA-256'),
    nonce: hex,
    salt: hex,
    cost: z.int().min(1).max(1000),
    keyLength: z.int().min(1).max(32),
    keyPrefix: hex,
    keySignature: hex,
    /** `until`: when it ends, in milliseconds since 1970. */
    data: z.object({ until: z.int() }),
  }),
  signature: hex,
})

const solvedSchema = z.object({
  challenge: challengeSchema,
  solution: z.object({ counter: z.int().min(0), derivedKey: hex }),
})

/** Makes a challenge that takes at least half of the effort that is set, and never more than it. */
export async function createCaptcha({
  captchaKeys,
  clock,
  settings,
}: Services): Promise<z.output<typeof challengeSchema>> {
  const most = ((await settings.read(captchaEffort)) * 1000) / cost
  const challenge = await createChallenge({
    algorithm: 'SHA-256',
    cost,
    counter: randomInt(Math.ceil(most / 2), most + 1),
    deriveKey,
    data: { until: clock.now().getTime() + lifetime },
    hmacSignatureSecret: captchaKeys.challenge,
    hmacKeySignatureSecret: captchaKeys.solution,
  })
  return challengeSchema.parse(challenge)
}

/**
 * Asks strangers for a solved challenge, unless that is off; uses it up for good, even if the rest is refused.
 * @throws captchaNeeded naming the field `captcha` and where the challenge is
 */
export async function requireCaptcha(context: OperationContext, given: string | undefined): Promise<void> {
  if ((await context.services.settings.read(captchaMode)) === 'off') return
  await useCaptcha(context, given)
}

/**
 * The same for signing in: after wrong passwords, or always.
 * @param key what failures are counted by
 * @throws captchaNeeded
 */
export async function requireLoginCaptcha(
  context: OperationContext,
  key: string,
  given: string | undefined,
): Promise<void> {
  const { settings } = context.services
  const mode = await settings.read(captchaMode)
  if (mode === 'off') return
  if (mode === 'failures' && !(await hasFailed(context, key))) return
  await useCaptcha(context, given)
}

/** While a lock holds nothing is asked: it is told instead. */
async function hasFailed({ transaction, services, clock }: OperationContext, key: string): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `select from login_attempt where key = $1 and failures >= $2
       and (locked_until is null or locked_until <= $3)`,
    [key, await services.settings.read(captchaFailures), clock.now()],
    'attempt-captcha',
  )
  return rowCount === 1
}

async function useCaptcha(context: OperationContext, given: string | undefined): Promise<void> {
  const { transaction, services, clock } = context
  if (!given) throw refusal('required')
  const solved = readSolved(given)
  if (!solved || !(await isSolved(services, solved))) throw refusal('wrong')
  const { until } = solved.challenge.parameters.data
  if (clock.now().getTime() >= until) throw refusal('expired')
  const { rowCount } = await transaction.query(
    'insert into captcha_used (challenge_hash, expires_at) values ($1, $2) on conflict do nothing',
    [hashToken(solved.challenge.signature), new Date(until)],
    'captcha-use',
  )
  await commitNow(transaction)
  if (rowCount === 0) throw refusal('used')
}

type Solved = z.output<typeof solvedSchema>

function readSolved(given: string): Solved | undefined {
  try {
    return solvedSchema.parse(JSON.parse(Buffer.from(given, 'base64').toString()))
  } catch {
    return undefined
  }
}

async function isSolved({ captchaKeys }: Services, { challenge, solution }: Solved): Promise<boolean> {
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: captchaKeys.challenge,
    hmacKeySignatureSecret: captchaKeys.solution,
  })
  return verified
}

const challengeUrl = '/api/captcha'

const told = {
  required: {
    zh: '需要人机验证：从 {challenge} 取题，把解答填入此字段。',
    en: 'A solved challenge is needed: get one from {challenge} and put its solution here.',
  },
  wrong: {
    zh: '解答不正确：从 {challenge} 取新题。',
    en: 'This solves no challenge of this server: get a new one from {challenge}.',
  },
  expired: {
    zh: '题目已过期：从 {challenge} 取新题。',
    en: 'The challenge has ended: get a new one from {challenge}.',
  },
  used: {
    zh: '题目已用过：从 {challenge} 取新题。',
    en: 'The challenge was used already: get a new one from {challenge}.',
  },
} satisfies Record<string, FieldError['message']>

function refusal(code: keyof typeof told) {
  const params = { challenge: challengeUrl }
  return captchaNeeded(params, [{ field: 'captcha', code, message: told[code], params }])
}
