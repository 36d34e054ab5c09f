import { z } from 'zod'
import { invalidInput, notFound, type ReadFirst } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type OpenedPackage, openPackage } from './open-package.ts'
import { readStoredPackage } from './read-stored-package.ts'

/** Where a package comes from: a file one has uploaded, or a template. */
export const packageSource = {
  fileId: z.uuid().optional(),
  templateKey: z.string().max(60).optional(),
}

interface PackageSource {
  fileId?: string | undefined
  templateKey?: string | undefined
}

/**
 * Reads a package from where it comes.
 * @throws invalidInput unless exactly one source is named; notFound; what `readStoredPackage` throws
 */
export async function readPackageSource(
  read: ReadFirst<OperationContext>,
  { fileId, templateKey }: PackageSource,
): Promise<OpenedPackage> {
  if (fileId !== undefined && templateKey === undefined) return readStoredPackage(read, fileId)
  return read(async (context) => {
    if ((fileId === undefined) === (templateKey === undefined)) throw eitherOr()
    const template = context.services.appTemplates.find(({ key }) => key === templateKey)
    if (!template) throw notFound({ zh: '模板', en: 'template' })
    return openPackage(context, template.package)
  })
}

function eitherOr() {
  const message = { zh: '请给出 fileId 或 templateKey 其中之一', en: 'Give either fileId or templateKey' }
  return invalidInput({ count: 1 }, [{ field: 'fileId', code: 'required', message }])
}
