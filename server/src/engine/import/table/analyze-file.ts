import { SluiceError } from '../../../kernel/errors.ts'
import type { SealedFile } from '../../../kernel/sealed-content.ts'
import { openTable, type TableFormat } from '../reading/open-table.ts'
import type { Reading } from '../reading/reading.ts'
import { storedFile } from '../reading/stored-file.ts'
import { analyzeTable, type TableAnalysis } from './analyze-table.ts'

/** What is known of a table in a file. */
export interface AnalyzedFile {
  table: TableFormat
  /** Absent where the sheet holds nothing. */
  analysis: TableAnalysis | undefined
}

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
