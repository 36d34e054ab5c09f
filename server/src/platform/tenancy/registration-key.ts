import { z } from 'zod'
import { invalidInput } from '../../kernel/index.ts'
import type { RegistrationKey } from '../identity/index.ts'

const secret = z.string().min(1).max(100)

/** What names a registration: the secret of the browser that registered, or the link of the mail. */
export const registrationKeySchema = {
  /** From `identity.register`. */
  registration: secret.optional(),
  /** From the link. */
  token: secret.optional(),
}

/** @throws invalidInput naming `token` when neither is given */
export function registrationKey({
  registration,
  token,
}: {
  registration?: string | undefined
  token?: string | undefined
}): RegistrationKey {
  if (token) return { link: token }
  if (registration) return { claim: registration }
  throw invalidInput({ count: 1 }, [
    {
      field: 'token',
      code: 'required',
      message: { zh: '缺少链接或注册凭据。', en: 'The link, or the secret of the registration, is missing.' },
    },
  ])
}
