import { z } from 'zod'
import type { SluiceError } from '../../../kernel/index.ts'
import { defineJob } from '../../../platform/job/index.ts'
import { loadForm } from '../../form/index.ts'
import { settleTable } from '../filling/table-indexes.ts'

/** After an import: the indexes that were set aside come back, and the planner learns the new size. */
export const settleTableJob = defineJob({
  name: 'import.settle-table',
  input: z.object({ formId: z.uuid() }),
  run: async ({ services, transact }, { formId }) => {
    const form = await transact((context) => loadForm(context, formId)).catch((error: SluiceError) => {
      // A form that was deleted meanwhile needs no indexes.
      if (error.status === 404) return undefined
      throw error
    })
    if (form) await settleTable(services, form)
  },
})
