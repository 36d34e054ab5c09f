import { z } from 'zod'
import { startVisibleJob } from '../../job/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { resealJob } from '../jobs/reseal.ts'
import { addKey } from '../vault.ts'

export const rotateKey = defineOperation({
  id: 'encryption.rotateKey',
  kind: 'command',
  method: 'POST',
  path: '/api/encryption/rotate',
  summary: {
    zh: '更换工作区的数据密钥：新密钥立即生效，已有的密文在后台逐条换用新密钥',
    en: 'Give the workspace a new data key; what older ones sealed is sealed anew by a job',
  },
  access: { permission: 'tenant.manage' },
  transaction: 'identity',
  keys: 'closed',
  input: z.object({}),
  output: z.object({ jobId: z.uuid() }),
  audit: () => ({ type: 'encryption' }),
  run: async (context) => {
    await addKey(context)
    const title = { zh: '更换数据密钥', en: 'New data key' }[context.locale]
    return { jobId: await startVisibleJob(context, resealJob, { title, input: {} }) }
  },
})
