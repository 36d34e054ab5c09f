import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { importInput } from '../import-input.ts'
import { leftSchema } from '../left-things.ts'
import { makeImportedApp, readImport } from '../make-imported-app.ts'

/** Makes an app from a package, whole or not at all; it is closed until it is shared (N1.3). */
export const importPackage = defineOperation({
  id: 'app.importPackage',
  kind: 'command',
  method: 'POST',
  path: '/api/packages/import',
  summary: { zh: '导入应用包', en: 'Import an app package' },
  access: { permission: 'app.manage' },
  transaction: 'schema',
  input: z.object(importInput),
  output: z.object({ id: z.uuid(), left: leftSchema }),
  audit: ({ name }, { id }) => ({ type: 'app', id, name }),
  prepare: readImport,
  run: makeImportedApp,
})
