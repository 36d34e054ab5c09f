import { attachFiles, type FileUse } from '../file/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** Stands for the form in the uses of files: pictures are held by no form. */
const carouselForm = '00000000-0000-7000-8000-00000000ca05'

/** Makes a picture hold its file; none: lets go of it. */
export function holdPicture(context: OperationContext, id: string, fileIds: string[]): Promise<void> {
  return attachFiles(context, { formId: carouselForm, recordId: id, fieldId: 'picture', fileIds })
}

/** Whether a file is held by the carousel, which every member sees. */
export function isCarouselUse({ formId }: FileUse): boolean {
  return formId === carouselForm
}
