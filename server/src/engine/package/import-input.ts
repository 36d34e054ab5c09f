import { z } from 'zod'
import { nameText } from '../../kernel/index.ts'
import { outsideChoices } from './outside-choice.ts'
import { packageSource } from './package-source.ts'

/** What is said about a package that becomes an app. */
export const importInput = {
  ...packageSource,
  name: nameText(100),
  outside: outsideChoices,
  /** Its records and their attachments, where it has any. */
  withData: z.boolean().default(true),
  /** Roles and departments may do in it what they may do where it comes from; else it is closed until it is shared. */
  withRights: z.boolean().default(false),
}
const schema = z.object(importInput)
export type ImportInput = z.output<typeof schema>
