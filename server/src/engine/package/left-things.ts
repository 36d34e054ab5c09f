import { z } from 'zod'

/** What could not be made as it was, and what became of it. */
export const leftSchema = z.array(z.object({ zh: z.string(), en: z.string() }))
