import { SluiceError } from '../../../kernel/errors.ts'
import type { SealedFile } from '../../../kernel/sealed-content.ts'
import type { AnalyzedFile } from '../computations/analyze-sealed-table.ts'
import { openTable } from '../reading/open-table.ts'
import type { Reading } from '../reading/reading.ts'
import { storedFile } from '../reading/stored-file.ts'
import { analyzeTable } from './analyze-table.ts'

/**
 * Opens a stored file and analyzes its table. A sheet without content beside others is no error: another can be chosen.
 * @throws what `openTable` and `analyzeTable` throw
 */
export async function analyzeFile(
  file: SealedFile,
  reading: Reading,
  timeZone: string,
): Promise<AnalyzedFile> {
  const { source, ...table } = await openTable(storedFile(file), reading)
  try {
    return { table, analysis: await analyzeTable(source, { ...reading, timeZone }) }
  } catch (error) {
    const isEmpty = error instanceof SluiceError && error.code === 'import.empty'
    if (isEmpty && table.sheets.length > 1) return { table, analysis: undefined }
    throw error
  }
}
