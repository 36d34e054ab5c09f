import { z } from 'zod'
import { nameText, optionalNameText } from '../../kernel/index.ts'

/** What can be said about an app. */
export const appInput = {
  name: nameText(100),
  icon: z.string().max(100).optional(),
  color: z.string().max(30).optional(),
  description: z.string().max(1000).optional(),
  groupName: optionalNameText(60).optional(),
}
