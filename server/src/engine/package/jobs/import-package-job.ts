import { z } from 'zod'
import { forbidden } from '../../../kernel/index.ts'
import { defineVisibleJob, transactSchema } from '../../../platform/job/index.ts'
import { importInput } from '../import-input.ts'
import { makeImportedApp, readImport } from '../make-imported-app.ts'

/** Makes an app from a package in one transaction, whose end is the end of the job: it is there whole or not at all. */
export const importPackageJob = defineVisibleJob({
  name: 'package.import',
  words: { zh: '导入应用包', en: 'Import of an app' },
  input: z.object(importInput),
  run: async (job, input) => {
    const read = await readImport((work) => job.transact(work), input)
    job.progress.expect(read.opened.own.length)
    await transactSchema(job, async (context) => {
      const policy = await context.policy()
      if (!policy.decide('app.manage').allowed) throw forbidden({ permission: 'app.manage' })
      const made = await makeImportedApp(context, input, read, job.progress.advance)
      await job.progress.complete(context.transaction, { ...made })
    })
  },
})
