import { randomInt } from 'node:crypto'
import { type FieldError, invalidInput } from '../../kernel/index.ts'
import { commonPasswords } from './common-passwords.ts'

const shortest = 8

/** Whose password it is: the password may not contain these. */
interface PasswordOwner {
  email?: string | undefined
  username?: string | undefined
}

/**
 * What is wrong with a new password (P1.7): length, two kinds of characters, common ones, one's own name in it.
 * @param field the input field it came in
 */
export function passwordProblems(password: string, owner: PasswordOwner, field = 'password'): FieldError[] {
  const lower = password.toLowerCase()
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  const names = [owner.username, owner.email?.split('@')[0]].filter((name) => name && name.length >= 4)
  const problems: FieldError[] = []
  const add = (code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } })
  if ([...password].length < shortest) {
    add('too_short', `密码至少 ${shortest} 个字符。`, `A password has at least ${shortest} characters.`)
  }
  if (kinds < 2) {
    add(
      'too_plain',
      '密码要包含字母、数字、符号中的至少两种。',
      'Mix at least two of letters, digits and symbols.',
    )
  }
  if (commonPasswords.has(lower)) {
    add('too_common', '这个密码太常见，很容易被猜到。', 'This password is on every list of common passwords.')
  }
  if (names.some((name) => lower.includes(name!.toLowerCase()))) {
    add(
      'contains_name',
      '密码不能包含用户名或邮箱名。',
      'A password may not contain the username or email name.',
    )
  }
  return problems
}

/** @throws invalidInput with everything that is wrong with a new password */
export function requirePasswordPolicy(password: string, owner: PasswordOwner, field = 'password'): void {
  const problems = passwordProblems(password, owner, field)
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
}

/** Without letters and digits that look alike. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password for the first sign-in, about 70 bits, in groups a person can copy. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${group()}-${group()}-${group()}`
}
