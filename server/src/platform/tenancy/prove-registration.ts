import { invalidInput } from '../../kernel/index.ts'
import {
  commitNow,
  findRegistration,
  isClaimOf,
  isCodeOf,
  isRightPassword,
  type Registration,
  requireFresh,
  takeCodeTry,
  wrongCode,
} from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { registrationKey } from './registration-key.ts'

export interface RegistrationProof {
  registration?: string | undefined
  token?: string | undefined
  code?: string | undefined
  password?: string | undefined
}

/**
 * Checks that whoever activates has read the mail and is who registered. Reading the mail alone is not enough: the owner
 * of an address must not open, by a click, an account whose password a stranger chose.
 * @throws linkUnknown, linkUsed, linkExpired, codeEnded, or invalidInput naming `code` or `password`
 */
export async function proveRegistration(
  context: OperationContext,
  proof: RegistrationProof,
): Promise<Registration> {
  const { transaction, clock } = context
  const { token, code, password, registration: claim } = proof
  const found = await findRegistration(transaction, registrationKey(proof))
  requireFresh(found, clock.now())
  if (token) {
    if (!claim || !isClaimOf(found, claim)) await requireChosenPassword(context, found, password)
    return found
  }
  await takeCodeTry(transaction, claim!)
  await commitNow(transaction)
  if (!isCodeOf(found, code ?? '')) throw invalidInput({ count: 1 }, [wrongCode])
  return found
}

async function requireChosenPassword(
  { transaction, clock, services }: OperationContext,
  { id, passwordHash }: Registration,
  password: string | undefined,
): Promise<void> {
  const account = { id, status: 'pending', password_hash: passwordHash } as const
  if (password && (await isRightPassword(services, transaction, account, id, password, clock.now()))) return
  throw invalidInput({ count: 1 }, [
    {
      field: 'password',
      code: password ? 'wrong_password' : 'required',
      message: {
        zh: password ? '密码不正确，请填写注册时设置的密码。' : '请填写注册时设置的密码。',
        en: password
          ? 'Not right: enter the password chosen at registration.'
          : 'Enter the password chosen at registration.',
      },
    },
  ])
}
