import { z } from 'zod'
import { defineEvent } from '../../platform/operation/index.ts'

const record = { formId: z.uuid(), recordId: z.uuid(), by: z.uuid().nullable() }

export const recordCreated = defineEvent('record.created', z.object(record), { lane: 'recordId' })

export const recordUpdated = defineEvent(
  'record.updated',
  z.object({ ...record, fields: z.array(z.string()).describe('Ids of the fields that changed') }),
  { lane: 'recordId' },
)

export const recordDeleted = defineEvent('record.deleted', z.object(record), { lane: 'recordId' })

export const recordRestored = defineEvent('record.restored', z.object(record), { lane: 'recordId' })

export const formPublished = defineEvent(
  'form.published',
  z.object({ formId: z.uuid(), version: z.number().int() }),
  { lane: 'formId' },
)
