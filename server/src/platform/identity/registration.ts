import type { Transaction } from '../../database/index.ts'
import { type FieldError, hashToken, newCode, newId, newToken } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { codeEnded, linkExpired, linkUnknown, linkUsed } from './errors.ts'

/** The activation mail holds a link and a code; both work so long (P1.2). */
export const activationLifetime = 24 * 3_600_000
const codeTries = 5

/** Somebody who wants a workspace; nothing is theirs before they prove the address. */
export interface Registration {
  id: string
  email: string
  username: string | null
  name: string
  passwordHash: string | null
  tenantCode: string
  tenantName: string
  phone: string | null
  termsAcceptedAt: string | null
  codeHash: Buffer
  claimHash: Buffer
  expiresAt: string
  activatedAt: string | null
}

export interface RegistrationSecrets {
  /** Kept by the browser that registered. */
  claim: string
  /** In the mail only. */
  link: string
  code: string
}

const columns = `id, email, username, name, password_hash as "passwordHash", tenant_code as "tenantCode",
  tenant_name as "tenantName", phone, terms_accepted_at as "termsAcceptedAt", code_hash as "codeHash", claim_hash as "claimHash", expires_at as "expiresAt",
  activated_at as "activatedAt"`

export type NewRegistration = Pick<
  Registration,
  'email' | 'username' | 'name' | 'tenantCode' | 'tenantName' | 'phone'
> & {
  passwordHash: string
}

/** Notes a registration of somebody who accepted the terms (P1.1: status pending, id, time and address of who asked). */
export async function noteRegistration(
  { transaction, clock, origin }: OperationContext,
  wanted: NewRegistration,
): Promise<RegistrationSecrets> {
  const [id, claim, link, code] = [newId(), newToken(), newToken(), newCode()]
  const now = clock.now()
  await transaction.query(
    `insert into registration (id, claim_hash, link_hash, code_hash, email, username, name, password_hash, tenant_code,
       tenant_name, created_at, created_ip, expires_at, phone, terms_accepted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $11)`,
    [
      id,
      hashToken(claim),
      hashToken(link),
      hashCode(id, code),
      wanted.email,
      wanted.username,
      wanted.name,
      wanted.passwordHash,
      wanted.tenantCode,
      wanted.tenantName,
      now,
      origin.ip ?? null,
      new Date(now.getTime() + activationLifetime),
      wanted.phone,
    ],
  )
  return { claim, link, code }
}

/** A new link and code for a registration, for another 24 hours; those before stop working. */
export async function renewRegistration(
  transaction: Transaction,
  id: string,
  now: Date,
): Promise<Pick<RegistrationSecrets, 'link' | 'code'>> {
  const [link, code] = [newToken(), newCode()]
  await transaction.query(
    'update registration set link_hash = $2, code_hash = $3, code_tries = 0, expires_at = $4 where id = $1',
    [id, hashToken(link), hashCode(id, code), new Date(now.getTime() + activationLifetime)],
  )
  return { link, code }
}

/** What opens a registration: the browser's secret, or the link's. */
export type RegistrationKey = { claim: string } | { link: string }

/**
 * Makes registrations of one address take turns until the transaction ends: whoever activates one ends the others. Read
 * again afterwards.
 */
export async function lockRegistrations(transaction: Transaction, email: string): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(hashtextextended('registration ' || lower($1), 0))`, [
    email,
  ])
}

/**
 * Finds a registration.
 * @throws linkUnknown; linkUsed once it was activated
 */
export async function findRegistration(
  transaction: Transaction,
  key: RegistrationKey,
): Promise<Registration> {
  const [column, secret] = 'claim' in key ? ['claim_hash', key.claim] : ['link_hash', key.link]
  const { rows } = await transaction.query<Registration>(
    `select ${columns} from registration where ${column} = $1`,
    [hashToken(secret)],
  )
  if (!rows[0]) throw linkUnknown()
  if (rows[0].activatedAt) throw linkUsed()
  return rows[0]
}

/** @throws linkExpired after its 24 hours */
export function requireFresh(registration: Registration, now: Date): void {
  if (now.getTime() >= Date.parse(registration.expiresAt)) throw linkExpired()
}

/** The newest registration of a login that has not run out. */
export async function findPending(
  transaction: Transaction,
  login: string,
  now: Date,
): Promise<Registration | undefined> {
  const { rows } = await transaction.query<Registration>(
    `select ${columns} from registration
     where lower(email) = lower($1) and activated_at is null and expires_at > $2 order by created_at desc limit 1`,
    [login, now],
    'registration-pending',
  )
  return rows[0]
}

/** A new secret for the browser of somebody who knew the password. */
export async function claimRegistration(transaction: Transaction, id: string): Promise<string> {
  const claim = newToken()
  await transaction.query('update registration set claim_hash = $2 where id = $1', [id, hashToken(claim)])
  return claim
}

/**
 * Takes one of five tries to type the code. Must be committed before the code is looked at.
 * @throws codeEnded when there is none left
 */
export async function takeCodeTry(transaction: Transaction, claim: string): Promise<void> {
  const { rows } = await transaction.query<{ tries: number }>(
    `update registration set code_tries = least(code_tries + 1, ${codeTries + 1}) where claim_hash = $1
     returning code_tries as tries`,
    [hashToken(claim)],
  )
  if (rows[0] && rows[0].tries > codeTries) throw codeEnded()
}

export const wrongCode: FieldError = {
  field: 'code',
  code: 'wrong_code',
  message: { zh: '验证码不正确。', en: 'The code is not right.' },
}

export function isCodeOf({ id, codeHash }: Registration, code: string): boolean {
  return codeHash.equals(hashCode(id, code.replace(/\s/g, '')))
}

export function isClaimOf({ claimHash }: Registration, claim: string): boolean {
  return claimHash.equals(hashToken(claim))
}

function hashCode(id: string, code: string): Buffer {
  return hashToken(`${id} ${code}`)
}
