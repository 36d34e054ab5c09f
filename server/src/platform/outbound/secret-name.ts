import { z } from 'zod'

/** Name of a secret, as calls refer to it. */
export const secretName = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, {
    error: 'a letter, then letters, digits, - and _; at most 60',
  })
