import type { FileUse } from '../../platform/file/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { reaches } from './access/form-access.ts'
import { loadForm } from './load-form.ts'
import { readRecordWithAccess } from './record/read-record.ts'

/** Whether the actor may read the field of the record that holds a file. */
export async function mayReadFileUse(context: OperationContext, use: FileUse): Promise<boolean> {
  try {
    const form = await loadForm(context, use.formId)
    const { access } = await readRecordWithAccess(context, form, use.recordId)
    return reaches(access[use.fieldId], 'read')
  } catch (error) {
    const status = (error as { status?: number }).status
    if (status === 404 || status === 403) return false
    throw error
  }
}
