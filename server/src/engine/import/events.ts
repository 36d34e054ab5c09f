import { z } from 'zod'
import { defineEvent } from '../../platform/operation/index.ts'

/** A batch of an import was written; one import tells several. */
export const recordsImported = defineEvent(
  'records.imported',
  { zh: '导入了数据', en: 'Records were imported' },
  z.object({ formId: z.uuid(), recordIds: z.array(z.uuid()), by: z.uuid().nullable() }),
  { lane: 'formId' },
)
