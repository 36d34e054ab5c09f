import { randomInt } from 'node:crypto'
import { type FieldError, invalidInput } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { commonPasswords } from './common-passwords.ts'
import { isOwnWords, type PasswordOwner } from './own-words.ts'
import { passwordKinds, passwordMinimumLength } from './settings.ts'
import { unmasked, wordsWithin } from './unmasked.ts'

/**
 * What is wrong with a new password (P1.7): length and kinds of characters as they are set, common ones and those with signs for
 * letters or digits around them, one's own name in it, nothing but names of the product, the company or the person.
 * @param field the input field it came in
 */
export async function passwordProblems(
  { settings }: Services,
  password: string,
  owner: PasswordOwner,
  field = 'password',
): Promise<FieldError[]> {
  const tenantIds = owner.tenantIds ?? []
  const [shortest, fewestKinds] = await Promise.all([
    settings.readStrictest(passwordMinimumLength, tenantIds),
    settings.readStrictest(passwordKinds, tenantIds),
  ])
  const lower = password.toLowerCase()
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  const names = [owner.username, owner.email?.split('@')[0]].filter((name) => name && name.length >= 4)
  const problems: FieldError[] = []
  const add = (code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } })
  if ([...password].length < shortest) {
    add('too_short', `密码至少 ${shortest} 个字符。`, `A password has at least ${shortest} characters.`)
  }
  if (kinds < fewestKinds) {
    const all = fewestKinds === 3
    add(
      'too_plain',
      all ? '密码要同时包含字母、数字和符号。' : '密码要包含字母、数字、符号中的至少两种。',
      all ? 'Use letters, digits and symbols.' : 'Mix at least two of letters, digits and symbols.',
    )
  }
  const containsName = names.some((name) => lower.includes(name!.toLowerCase()))
  if (problems.some(({ code }) => code === 'too_short')) return problems
  if (containsName) {
    add(
      'contains_name',
      '密码不能包含用户名或邮箱名。',
      'A password may not contain the username or email name.',
    )
  } else if (await isOwnWords(password, owner)) {
    add(
      'own_words',
      '密码不能只是产品、公司或您的名字加上数字或符号，这最容易被猜到。',
      'A password may not be just a name of the product, the company or yourself with digits or signs: it is guessed first.',
    )
  } else if (await isCommon(lower)) {
    add('too_common', '这个密码太常见，很容易被猜到。', 'This password is on every list of common passwords.')
  }
  return problems
}

/** On the list as it is, with signs read as letters, or as a word between digits and signs. */
async function isCommon(lower: string): Promise<boolean> {
  const known = await commonPasswords()
  if ([lower, ...unmasked(lower)].some((reading) => known.has(reading))) return true
  return wordsWithin(lower).some((word) => word.length >= 4 && known.has(word))
}

/** @throws invalidInput with everything that is wrong with a new password */
export async function requirePasswordPolicy(
  services: Services,
  password: string,
  owner: PasswordOwner,
  field = 'password',
): Promise<void> {
  const problems = await passwordProblems(services, password, owner, field)
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
}

/** Without letters and digits that look alike. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A password for the first sign-in, about 70 bits, in groups a person can copy. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${group()}-${group()}-${group()}`
}
