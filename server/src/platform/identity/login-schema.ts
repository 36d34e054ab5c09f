import { z } from 'zod'

/** An address mail can reach; kept as typed, compared without case. */
export const emailSchema = z.string().trim().max(254).pipe(z.email())

/** A phone number of any country: digits, with the signs people write between them. */
export const phoneSchema = z
  .string()
  .trim()
  .max(30)
  .regex(/^\+?[\d][\d\s().-]{4,}$/)

/** Letters, digits, dots, hyphens, underscores and Chinese; no @, so that it is never taken for an email. */
export const usernameSchema = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
