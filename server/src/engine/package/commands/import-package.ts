import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { chooseOutside } from '../choose-outside.ts'
import { leftSchema } from '../left-things.ts'
import { narrowPackage } from '../open-package.ts'
import { outsideChoices } from '../outside-choice.ts'
import { packageSource, readPackageSource } from '../package-source.ts'
import { storeBefore } from '../store-before.ts'
import { keepOrigin } from '../updates/origin.ts'
import { keepVersion } from '../versions/keep-version.ts'
import { writeApp } from '../write-app.ts'

/** Makes an app from a package, whole or not at all; it is closed until it is shared (N1.3). */
export const importPackage = defineOperation({
  id: 'app.importPackage',
  kind: 'command',
  method: 'POST',
  path: '/api/packages/import',
  summary: { zh: '导入应用包', en: 'Import an app package' },
  access: { permission: 'app.manage' },
  transaction: 'schema',
  input: z.object({
    ...packageSource,
    name: nameText(100),
    outside: outsideChoices,
    /** Its records and their attachments, where it has any. */
    withData: z.boolean().default(true),
    /** Roles and departments may do in it what they may do where it comes from; else it is closed until it is shared. */
    withRights: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid(), left: leftSchema }),
  audit: ({ name }, { id }) => ({ type: 'app', id, name }),
  prepare: async (read, { withData, withRights, ...source }) => {
    const whole = await readPackageSource(read, source)
    const opened = narrowPackage(whole, { withData, withFiles: withData, withRights })
    return { whole, opened, files: await storeBefore(read, opened) }
  },
  run: async (context, { name, outside, ...source }, { whole, opened, files }) => {
    const decided = await chooseOutside(context, opened.file.outside, outside, whole.file.outside)
    const { appId, left } = await writeApp(context, opened, { name, outside: decided, files })
    await keepOrigin(context, appId, source, whole)
    await keepVersion(context, appId, { kind: 'imported' })
    return { id: appId, left }
  },
})
