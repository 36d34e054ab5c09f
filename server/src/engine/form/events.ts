import { z } from 'zod'
import { defineEvent } from '../../platform/operation/index.ts'

const record = { formId: z.uuid(), recordId: z.uuid(), by: z.uuid().nullable() }

export const recordCreated = defineEvent(
  'record.created',
  { zh: '新建了数据', en: 'A record was created' },
  z.object(record),
  { lane: 'recordId' },
)

export const recordUpdated = defineEvent(
  'record.updated',
  { zh: '修改了数据', en: 'A record was changed' },
  z.object({ ...record, fields: z.array(z.string()).describe('Ids of the fields that changed') }),
  { lane: 'recordId' },
)

export const recordDeleted = defineEvent(
  'record.deleted',
  { zh: '删除了数据', en: 'A record was deleted' },
  z.object(record),
  { lane: 'recordId' },
)

export const recordRestored = defineEvent(
  'record.restored',
  { zh: '恢复了数据', en: 'A record was restored' },
  z.object(record),
  { lane: 'recordId' },
)

/** A batch of an import was written; one import tells several. */
export const recordsImported = defineEvent(
  'records.imported',
  { zh: '导入了数据', en: 'Records were imported' },
  z.object({ formId: z.uuid(), recordIds: z.array(z.uuid()), by: z.uuid().nullable() }),
  { lane: 'formId' },
)

export const formPublished = defineEvent(
  'form.published',
  { zh: '表单已发布', en: 'A form was published' },
  z.object({ formId: z.uuid(), version: z.number().int() }),
  { lane: 'formId' },
)
