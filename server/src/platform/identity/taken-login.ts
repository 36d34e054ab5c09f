import type { Transaction } from '../../database/index.ts'
import { type FieldError, newToken } from '../../kernel/index.ts'

/** Which of an email and a username is taken, with a free username to choose instead. */
export async function takenLogins(
  transaction: Transaction,
  login: { email?: string | undefined; username?: string | undefined },
): Promise<FieldError[]> {
  const { rows } = await transaction.query<{ email: string | null; username: string | null }>(
    `select case when email_proven_at is not null then lower(email) end as email, lower(username) as username from account
     where lower(email) = lower($1) and email_proven_at is not null or lower(username) = lower($2)`,
    [login.email ?? null, login.username ?? null],
  )
  const fields: FieldError[] = []
  if (login.email && rows.some(({ email }) => email === login.email!.toLowerCase())) {
    fields.push({
      field: 'email',
      code: 'taken',
      message: {
        zh: '这个邮箱已注册，请直接登录。',
        en: 'This email is already registered; sign in instead.',
      },
    })
  }
  if (login.username && rows.some(({ username }) => username === login.username!.toLowerCase())) {
    const free = await freeUsername(transaction, login.username)
    fields.push({
      field: 'username',
      code: 'taken',
      message: { zh: '这个用户名已被使用。', en: 'This username is taken.' },
      params: { free },
      suggestion: { zh: '{free}', en: '{free}' },
    })
  }
  return fields
}

/** A free username for an address: what stands before its @. */
export async function usernameFor(transaction: Transaction, email: string): Promise<string> {
  const local = email.split('@')[0]!
  const wanted = local.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '')
  const name = wanted.length < 2 ? `user-${wanted}` : wanted.slice(0, 40)
  const { rowCount } = await transaction.query('select from account where lower(username) = lower($1)', [
    name,
  ])
  return rowCount ? freeUsername(transaction, name) : name
}

/** A username near the wanted one that nobody has. */
async function freeUsername(transaction: Transaction, wanted: string): Promise<string> {
  const candidates = Array.from({ length: 20 }, (_, index) => `${wanted.slice(0, 36)}${index + 1}`)
  const { rows } = await transaction.query<{ username: string }>(
    'select lower(username) as username from account where lower(username) = any($1)',
    [candidates.map((candidate) => candidate.toLowerCase())],
  )
  const taken = new Set(rows.map(({ username }) => username))
  return (
    candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ??
    `${wanted.slice(0, 30)}-${newToken()
      .replace(/[^a-z0-9]/gi, '')
      .slice(0, 8)
      .toLowerCase()}`
  )
}
