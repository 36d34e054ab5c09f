import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { chooseOutside } from '../choose-outside.ts'
import { packageSource, readPackageSource } from '../package-source.ts'
import { storeBefore } from '../store-before.ts'
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
    /** For each thing outside of the app that `app.checkPackage` lists: what stands for it here, or null. */
    outside: z
      .array(z.object({ id: z.uuid(), to: z.uuid().nullable() }))
      .max(2000)
      .default([]),
  }),
  output: z.object({
    id: z.uuid(),
    /** What could not be made as it was, and what became of it. */
    left: z.array(z.object({ zh: z.string(), en: z.string() })),
  }),
  audit: ({ name }, { id }) => ({ type: 'app', id, name }),
  prepare: async (read, source) => {
    const opened = await readPackageSource(read, source)
    return { opened, files: await storeBefore(read, opened) }
  },
  run: async (context, { name, outside }, { opened, files }) => {
    const decided = await chooseOutside(context, opened.file.outside, outside)
    const { appId, left } = await writeApp(context, opened, { name, outside: decided, files })
    return { id: appId, left }
  },
})
