import { z } from 'zod'
import { invalidInput, notFound, type ReadFirst } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { datedToday } from './dated-today.ts'
import { type OpenedPackage, openPackage } from './open-package.ts'
import { readElsewhere } from './read-elsewhere.ts'
import { readStoredPackage } from './read-stored-package.ts'

/** Where a package comes from: a file one has uploaded, a template, or an app of another workspace one is in. */
export const packageSource = {
  fileId: z.uuid().optional(),
  templateKey: z.string().max(60).optional(),
  workspace: z.object({ tenantId: z.uuid(), appId: z.uuid() }).optional(),
}

export interface PackageSource {
  fileId?: string | undefined
  templateKey?: string | undefined
  workspace?: { tenantId: string; appId: string } | undefined
}

/**
 * Reads a package from where it comes.
 * @throws invalidInput unless exactly one source is named; notFound; what `readStoredPackage` throws
 */
export async function readPackageSource(
  read: ReadFirst<OperationContext>,
  { fileId, templateKey, workspace }: PackageSource,
): Promise<OpenedPackage> {
  // Whatever else is named, a workspace that one is not in is not there.
  const elsewhere = workspace && (await readElsewhere(read, workspace))
  if ([fileId, templateKey, workspace].filter((one) => one !== undefined).length !== 1) throw oneOfThree()
  if (elsewhere) return elsewhere
  if (fileId !== undefined) return readStoredPackage(read, fileId)
  return read(async (context) => {
    const template = context.services.appTemplates.find(({ key }) => key === templateKey)
    if (!template) throw notFound({ zh: '模板', en: 'template' })
    return openPackage(context, datedToday(context, template))
  })
}

function oneOfThree() {
  const message = {
    zh: '请给出 fileId、templateKey、workspace 其中之一',
    en: 'Give one of fileId, templateKey and workspace',
  }
  return invalidInput({ count: 1 }, [{ field: 'fileId', code: 'required', message }])
}
