import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { readFile } from '../read-file.ts'

export const getFile = defineOperation({
  id: 'file.get',
  kind: 'query',
  method: 'GET',
  path: '/api/files/:fileId/info',
  summary: { zh: '文件的名称、大小和类型', en: 'Name, size and type of a file' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ fileId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    size: z.number(),
    type: z.string(),
    sha256: z.string(),
    createdAt: z.string(),
  }),
  run: async (context, { fileId }) => {
    const { id, name, size, type, sha256, createdAt } = await readFile(context, fileId)
    return { id, name, size, type, sha256, createdAt }
  },
})
