import { z } from 'zod'
import { type FieldError, invalidInput, nameText, rateKey } from '../../../kernel/index.ts'
import {
  activationLifetime,
  captchaSchema,
  emailSchema,
  hashPassword,
  mailTurns,
  noteRegistration,
  phoneSchema,
  requireCaptcha,
  requirePasswordPolicy,
  requireRegistration,
  requireTurns,
  type TurnLimit,
  takenLogins,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { mailActivation } from '../mail-activation.ts'
import { takenCodes, tenantCodeSchema } from '../tenant-code.ts'

const hour = 3_600_000

/** Registrations of one address, and of all together: a stranger fills no database, and no inbox of others. */
function registrationTurns(ip: string | undefined): TurnLimit[] {
  return [
    { key: `register ${ip ? rateKey(ip) : 'unknown'}`, limit: 20, window: hour },
    { key: 'register', limit: 200, window: hour },
  ]
}

export const register = defineOperation({
  id: 'identity.register',
  kind: 'command',
  method: 'POST',
  path: '/api/register',
  summary: {
    zh: '注册：向邮箱发送激活邮件',
    en: 'Register for an account and a workspace: a mail with a link and a code makes both',
  },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({
    email: emailSchema,
    username: usernameSchema.optional(),
    /** The real name; absent: the username, or what stands before the @. */
    name: nameText(60).optional(),
    phone: phoneSchema.optional(),
    /** Whoever registers has read the terms and accepts them. */
    termsAccepted: z.boolean(),
    password: z.string().min(1).max(128),
    tenantCode: tenantCodeSchema,
    tenantName: nameText(60),
    captcha: captchaSchema,
  }),
  output: z.object({
    /** Secret of this browser: with it `identity.activate` takes the code from the mail. */
    registration: z.string(),
    email: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  secretFields: ['password', 'captcha'],
  secretOutput: 'acts again',
  audit: false,
  prepare: async (step, { password, captcha }) => {
    await step(
      async (context) => {
        await requireRegistration(context, 'alone')
        await requireCaptcha(context, captcha)
      },
      { commits: true },
    )
    return hashPassword(password)
  },
  run: async (context, given, passwordHash) => {
    const { email, username, phone, password, tenantCode, tenantName, ...input } = given
    const { transaction, clock, origin } = context
    const name = input.name ?? username ?? email.split('@')[0]!.slice(0, 60)
    const now = clock.now()
    await requireTurns(transaction, registrationTurns(origin.ip), now)
    await requirePasswordPolicy(context.services, password, {
      email,
      username,
      name,
      workspaces: [tenantName, tenantCode],
    })
    const taken: FieldError[] = [
      ...(await takenLogins(transaction, { email, username })),
      ...(await takenCodes(transaction, tenantCode, 'tenantCode')),
    ]
    if (!input.termsAccepted) taken.push(termsNotAccepted)
    if (taken.length > 0) throw invalidInput({ count: taken.length }, taken)
    await requireTurns(transaction, mailTurns(email), now)
    const wanted = {
      email,
      username: username ?? null,
      name,
      tenantCode,
      tenantName,
      passwordHash,
      phone: phone ?? null,
    }
    const { claim, link, code } = await noteRegistration(context, wanted)
    await mailActivation(context, wanted, { link, code })
    const expiresAt = new Date(now.getTime() + activationLifetime).toISOString()
    return { registration: claim, email, expiresAt }
  },
})

const termsNotAccepted: FieldError = {
  field: 'termsAccepted',
  code: 'required',
  message: { zh: '请阅读并同意用户协议。', en: 'Read the terms and accept them.' },
}
