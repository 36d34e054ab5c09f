import { z } from 'zod'
import { defineVisibleJob } from '../../job/index.ts'
import { reseal } from '../reseal.ts'

/** Seals anew what older keys of the workspace sealed. */
export const resealJob = defineVisibleJob({
  name: 'encryption.reseal',
  words: { zh: '更换数据密钥', en: 'Seal secrets anew' },
  input: z.object({}),
  run: async (job) => {
    const { changed, lost } = await reseal(job.services, {
      tenantId: job.tenantId,
      done: (count) => job.progress.advance(count),
    })
    await job.transact(({ transaction }) =>
      job.progress.complete(transaction, { processed: changed, lost: Object.fromEntries(lost) }),
    )
  },
})
