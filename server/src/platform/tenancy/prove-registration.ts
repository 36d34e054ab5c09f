import { invalidInput, type ReadFirst } from '../../kernel/index.ts'
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
 * Looks at the password that was typed for a link opened in another browser, before any other transaction: a guess is
 * counted, and no connection held meanwhile.
 * @returns the registration whose password it is
 */
export async function provePassword(
  step: ReadFirst<OperationContext>,
  proof: RegistrationProof,
): Promise<string | undefined> {
  const { token, registration: claim, password } = proof
  if (!token || !password) return undefined
  const find = async ({ transaction, clock }: OperationContext) => {
    const registration = await findRegistration(transaction, registrationKey(proof))
    requireFresh(registration, clock.now())
    const { id, passwordHash } = registration
    return { owner: { id, status: 'pending' as const, password_hash: passwordHash } }
  }
  const open = await step(async ({ transaction }) => findRegistration(transaction, registrationKey(proof)))
  // Who registered in this browser is known by its secret.
  if (open && claim && isClaimOf(open, claim)) return undefined
  const { found, isRight } = await isRightPassword(step, find, password)
  return isRight ? found.owner.id : undefined
}

/**
 * Checks that whoever activates has read the mail and is who registered. Reading the mail alone is not enough: the owner
 * of an address must not open, by a click, an account whose password a stranger chose.
 * @param passwordOf what `provePassword` found
 * @throws linkUnknown, linkUsed, linkExpired, codeEnded, or invalidInput naming `code` or `password`
 */
export async function proveRegistration(
  context: OperationContext,
  proof: RegistrationProof,
  passwordOf: string | undefined,
): Promise<Registration> {
  const { transaction, clock } = context
  const { token, code, password, registration: claim } = proof
  const found = await findRegistration(transaction, registrationKey(proof))
  requireFresh(found, clock.now())
  if (token) {
    if (!(claim && isClaimOf(found, claim)) && passwordOf !== found.id) throw notChosen(password)
    return found
  }
  await takeCodeTry(transaction, claim!)
  await commitNow(transaction)
  if (!isCodeOf(found, code ?? '')) throw invalidInput({ count: 1 }, [wrongCode])
  return found
}

function notChosen(password: string | undefined) {
  return invalidInput({ count: 1 }, [
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
