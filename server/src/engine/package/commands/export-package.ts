import { z } from 'zod'
import { startVisibleJob } from '../../../platform/job/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp, requireOwnApp } from '../../app/index.ts'
import { exportPackageJob } from '../jobs/export-package-job.ts'

/** Starts to write an app into a file, which its starter downloads (N1.3). */
export const exportPackage = defineOperation({
  id: 'app.exportPackage',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/package',
  summary: { zh: '导出应用包', en: 'Export an app as a package' },
  access: 'member',
  input: z.object({
    appId: z.uuid(),
    withData: z.boolean().default(false),
    withFiles: z.boolean().default(false),
    /** What roles and departments may do in it. */
    withRights: z.boolean().default(true),
  }),
  output: z.object({ jobId: z.uuid() }),
  audit: ({ appId, withData }) => ({ type: 'app', id: appId, ...(withData ? { name: 'data' } : {}) }),
  run: async (context, { appId, withData, withFiles, withRights }) => {
    const { name } = await requireApp(context, appId, 'app.manage')
    requireOwnApp(appId)
    const jobId = await startVisibleJob(context, exportPackageJob, {
      title: `${name}.sluice.json`,
      input: { appId, withData, withFiles, withRights },
    })
    return { jobId }
  },
})
