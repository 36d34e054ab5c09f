import type { ReadFirst } from '../../kernel/index.ts'
import { readFile } from '../../platform/file/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { readPackageFile } from './computations/read-package-file.ts'
import { type OpenedPackage, openPackage } from './open-package.ts'

/**
 * Reads an uploaded package that the caller may read; the bytes are read in a process of their own, without a transaction.
 * @throws notFound; packageTooLarge, packageUnreadable, packageTooNew, packageBroken
 */
export async function readStoredPackage(
  read: ReadFirst<OperationContext>,
  fileId: string,
): Promise<OpenedPackage> {
  const { file, services } = await read(async (context) => ({
    file: await readFile(context, fileId),
    services: context.services,
  }))
  const { tenantId } = file
  return openPackage(
    { services },
    await services.compute.run(readPackageFile, services.files.locate(file), { tenantId }),
  )
}
