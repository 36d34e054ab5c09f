import { z } from 'zod'
import { startVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { chooseOutside } from '../choose-outside.ts'
import { importInput } from '../import-input.ts'
import { importPackageJob } from '../jobs/import-package-job.ts'
import { sourceOf } from '../make-imported-app.ts'
import { narrowPackage } from '../open-package.ts'
import { readPackageSource } from '../package-source.ts'
import { requireFreeName } from '../require-free-name.ts'

/**
 * The same for a package with much data: a job that its starter watches. It is looked at first; a job that dies with its
 * process begins again and leaves nothing behind (N1.3).
 */
export const startImport = defineOperation({
  id: 'app.startImport',
  kind: 'command',
  method: 'POST',
  path: '/api/packages/import-jobs',
  summary: { zh: '在后台导入应用包', en: 'Import an app package in the background' },
  access: { permission: 'app.manage' },
  input: z.object(importInput),
  output: z.object({ jobId: z.uuid() }),
  audit: ({ name }) => ({ type: 'app', name }),
  prepare: (read, input) => readPackageSource(read, sourceOf(input)),
  run: async (context, input, whole) => {
    const { name, withData, withRights } = input
    await requireFreeName(context, name)
    const { file } = narrowPackage(whole, { withData, withFiles: withData, withRights })
    await chooseOutside(context, file.outside, input.outside, {
      whole: whole.file.outside,
      purpose: 'check',
    })
    return { jobId: await startVisibleJob(context, importPackageJob, { title: name, input }) }
  },
})
