import type { ReadFirst } from '../../../kernel/index.ts'
import { readFile, type StoredFile } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { emptySheet } from '../errors.ts'
import type { Reading } from '../reading/reading.ts'
import type { AnalyzedFile } from './analyze-file.ts'
import { analyzeStoredFile, type StoredTable } from './analyze-stored-table.ts'

/**
 * Analyzes a stored file that the caller may read; only the rights are looked up in a transaction, the bytes are read
 * without one.
 * @throws notFound, and what `analyzeStoredFile` throws
 */
export async function analyzeReadable(
  read: ReadFirst<OperationContext>,
  fileId: string,
  reading: Reading,
): Promise<AnalyzedFile & { file: StoredFile }> {
  const { file, services } = await read(async (context) => ({
    file: await readFile(context, fileId),
    services: context.services,
  }))
  return { file, ...(await analyzeStoredFile(services, file, reading)) }
}

/** The same for a table that must hold something. @throws emptySheet too */
export async function analyzeReadableTable(
  ...args: Parameters<typeof analyzeReadable>
): Promise<StoredTable & { file: StoredFile }> {
  const { analysis, ...found } = await analyzeReadable(...args)
  if (!analysis) throw emptySheet()
  return { ...found, analysis }
}
