import { z } from 'zod'
import type { SluiceError } from '../../../kernel/index.ts'
import { defineJob } from '../../../platform/job/index.ts'
import { makeListIndex } from '../list-index/make-list-index.ts'
import { announceFormChange, loadForm } from '../load-form.ts'

/** Makes the index that a list used often wants; from then on the list reads only what it shows. */
export const indexListJob = defineJob({
  name: 'form.index-list',
  input: z.object({
    formId: z.uuid(),
    equal: z.array(z.string()),
    sort: z.string(),
    /** Of a text in the order of a language. */
    collation: z.enum(['sluice_zh', 'sluice_en']).optional(),
  }),
  run: async ({ services, transact }, { formId, ...shape }) => {
    const form = await transact((context) => loadForm(context, formId)).catch((error: SluiceError) => {
      if (error.status === 404) return undefined
      throw error
    })
    if (!form || !(await makeListIndex(services, form, shape))) return
    await transact(async (context) => announceFormChange(context, formId))
  },
})
