import type { ReadFirst } from '../../../kernel/index.ts'
import { readFile, type StoredFile } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { Reading } from '../reading/open-table.ts'
import { type AnalyzedTable, analyzeStoredTable } from './analyze-stored-table.ts'

/**
 * Analyzes a stored file that the caller may read; only the rights are looked up in a transaction, the bytes are read
 * without one.
 * @throws notFound, and what `analyzeStoredTable` throws
 */
export async function analyzeReadable(
  read: ReadFirst<OperationContext>,
  fileId: string,
  reading: Reading,
): Promise<AnalyzedTable & { file: StoredFile }> {
  const { file, services } = await read(async (context) => ({
    file: await readFile(context, fileId),
    services: context.services,
  }))
  return { file, ...(await analyzeStoredTable(services, file, reading)) }
}
