import { Readable } from 'node:stream'
import { z } from 'zod'
import { oneDay, storeFile } from '../../../platform/file/index.ts'
import { defineVisibleJob } from '../../../platform/job/index.ts'
import { packageTooLarge } from '../errors.ts'
import { largestPackage, packageText } from '../package-file.ts'
import { readApp } from '../read-app.ts'
import { keepVersion } from '../versions/keep-version.ts'

/** Writes an app into a file that its starter downloads. */
export const exportPackageJob = defineVisibleJob({
  name: 'package.export',
  words: { zh: '导出应用包', en: 'Export of an app' },
  input: z.object({
    appId: z.uuid(),
    withData: z.boolean(),
    withFiles: z.boolean(),
    withRights: z.boolean().default(true),
  }),
  run: async (job, { appId, ...wish }) => {
    const { file } = await job.transactBulk(async (context) => {
      const read = await readApp(context, appId, wish)
      // What goes out is where others come from: a version of theirs is compared with it.
      await keepVersion(context, appId, { kind: 'exported' })
      return read
    })
    const bytes = Buffer.from(packageText(file))
    if (bytes.length > largestPackage)
      throw packageTooLarge({ what: '文件', whatEn: 'MB', max: largestPackage / 1024 / 1024 })
    const stored = await storeFile(job.services, {
      tenantId: job.tenantId,
      ownerId: job.ownerId,
      name: `${file.app.name}.sluice.json`,
      type: 'application/json',
      source: Readable.from([bytes]),
      keepFor: 7 * oneDay,
    })
    const result = { fileId: stored.id, fileName: stored.name }
    await job.transact(({ transaction }) => job.progress.complete(transaction, result))
  },
})
