import { defineAuditParts, defineAuditThing, namesIn } from '../audit/index.ts'

export const file = defineAuditThing({
  kind: 'file',
  name: { zh: '文件', en: 'File' },
  names: namesIn('file'),
})

export const fileParts = defineAuditParts({ fileId: { name: { zh: '文件', en: 'File' }, thing: 'file' } })
