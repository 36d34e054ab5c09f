import { z } from 'zod'

/** What can be said about an app. */
export const appInput = {
  name: z.string().trim().min(1).max(100),
  icon: z.string().max(100).optional(),
  color: z.string().max(30).optional(),
  description: z.string().max(1000).optional(),
  groupName: z.string().trim().max(60).optional(),
}
