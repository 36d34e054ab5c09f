import { z } from 'zod'
import { defineEvent } from '../../platform/operation/index.ts'

/** Forms went into the recycle bin, one or all of an app. */
export const formsDeleted = defineEvent(
  'forms.deleted',
  { zh: '删除了表单', en: 'Forms were deleted' },
  z.object({ appId: z.uuid(), formIds: z.array(z.uuid()), by: z.uuid().nullable() }),
  { lane: 'appId' },
)
