import { z } from 'zod'

/** For each thing outside of the app that a package names: what stands for it here, or null. */
export const outsideChoices = z
  .array(
    z.object({
      id: z.uuid(),
      to: z.uuid().nullable(),
      /** Of a role that is not here: it is made, with whoever imports as its first member. */
      make: z.boolean().default(false),
    }),
  )
  .max(2000)
  .default([])
