import { SluiceError } from '../../kernel/index.ts'
import type { JobContext } from '../../platform/job/index.ts'
import { removeEmptyApp } from '../app/index.ts'
import { removeUntouchedForm } from '../form/index.ts'
import type { ImportPlan } from './filling/import-plan.ts'

/**
 * After an import of which nothing came: removes the form that was made for it, and the app (N1.1). What somebody has
 * put to use meanwhile stays.
 */
export async function takeBack(job: JobContext, { formId, made }: ImportPlan): Promise<void> {
  if (!made?.form) return
  await job.transact(async (context) => {
    const removed = await removeUntouchedForm(context, formId).catch((error: unknown) => {
      // Somebody else was faster.
      if (error instanceof SluiceError && error.status === 404) return true
      throw error
    })
    if (removed && made.appId) await removeEmptyApp(context, made.appId)
  })
}
