import type { StoredFile } from '../../../platform/file/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import { timeZoneOf } from '../../../platform/tenancy/index.ts'
import { analyzeSealedTable } from '../computations/analyze-sealed-table.ts'
import { readSealedTable } from '../computations/read-sealed-table.ts'
import { emptySheet } from '../errors.ts'
import type { TableFormat } from '../reading/open-table.ts'
import { type Reading, readingOf } from '../reading/reading.ts'
import type { AnalyzedFile } from './analyze-file.ts'
import type { TableAnalysis } from './analyze-table.ts'
import { unpackRows } from './pack-rows.ts'
import type { FileRow } from './read-rows.ts'

/** A table in a stored file whose columns are known. */
export interface StoredTable {
  table: TableFormat
  analysis: TableAnalysis
}

/** Analyses kept per process: an import looks at the file that was previewed a moment ago. */
const keptAnalyses = 8

const known = new WeakMap<Services, Map<string, Promise<AnalyzedFile>>>()

/**
 * Opens a stored file and analyzes its table, in a process of its own. Files never change, so what was found out once is
 * kept for a while.
 * @param file one that the caller may read
 * @throws what `openTable` and `analyzeTable` throw, and what a computation may
 */
export async function analyzeStoredFile(
  services: Services,
  file: StoredFile,
  reading: Reading,
): Promise<AnalyzedFile> {
  const kept = known.get(services) ?? new Map<string, Promise<AnalyzedFile>>()
  known.set(services, kept)
  const told = readingOf(reading)
  const timeZone = await timeZoneOf({ services, tenantId: file.tenantId })
  const key = JSON.stringify([file.id, told, timeZone])
  const found =
    kept.get(key) ??
    services.compute.run(
      analyzeSealedTable,
      { file: services.files.locate(file), reading: told, timeZone },
      { tenantId: file.tenantId },
    )
  // What was asked for last goes last.
  kept.delete(key)
  kept.set(key, found)
  if (kept.size > keptAnalyses) kept.delete(kept.keys().next().value!)
  found.catch(() => kept.delete(key))
  return found
}

/** The same for a table that must hold something. @throws emptySheet too */
export async function analyzeStoredTable(
  services: Services,
  file: StoredFile,
  reading: Reading,
): Promise<StoredTable> {
  const { table, analysis } = await analyzeStoredFile(services, file, reading)
  if (!analysis) throw emptySheet()
  return { table, analysis }
}

/** Reads the rows of an analyzed table from the beginning, in a process of its own. */
export async function* readStoredRows(
  services: Services,
  file: StoredFile,
  { reading, analysis }: { reading: Reading; analysis: TableAnalysis },
): AsyncGenerator<FileRow[]> {
  const input = { file: services.files.locate(file), reading, shape: analysis.shape }
  for await (const rows of services.compute.run(readSealedTable, input, { tenantId: file.tenantId })) {
    yield unpackRows(rows)
  }
}
