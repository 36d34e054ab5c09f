import type { StoredFile } from '../../../platform/file/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import { tenantTimeZone } from '../../../platform/tenancy/index.ts'
import { type OpenTable, openTable, type Reading } from '../reading/open-table.ts'
import { analyzeTable, type TableAnalysis } from './analyze-table.ts'

export interface AnalyzedTable {
  table: OpenTable
  analysis: TableAnalysis
}

/** Analyses kept per process: an import looks at the file that was previewed a moment ago. */
const keptAnalyses = 8

const known = new WeakMap<Services, Map<string, Promise<AnalyzedTable>>>()

/**
 * Opens a stored file and analyzes its table. Files never change, so what was found out once is kept for a while.
 * @param file one that the caller may read
 * @throws what `openTable` and `analyzeTable` throw
 */
export function analyzeStoredTable(
  services: Services,
  file: StoredFile,
  reading: Reading,
): Promise<AnalyzedTable> {
  const kept = known.get(services) ?? new Map<string, Promise<AnalyzedTable>>()
  known.set(services, kept)
  const { sheet, encoding, delimiter, hasHeader } = reading
  const key = JSON.stringify([file.id, sheet, encoding, delimiter, hasHeader])
  const found = kept.get(key) ?? analyze(services, file, reading)
  // What was asked for last goes last.
  kept.delete(key)
  kept.set(key, found)
  if (kept.size > keptAnalyses) kept.delete(kept.keys().next().value!)
  found.catch(() => kept.delete(key))
  return found
}

async function analyze(services: Services, file: StoredFile, reading: Reading): Promise<AnalyzedTable> {
  const table = await openTable(services, file, reading)
  const { hasHeader } = reading
  const analysis = await analyzeTable(table.source, {
    timeZone: tenantTimeZone,
    ...(hasHeader === undefined ? {} : { hasHeader }),
  })
  return { table, analysis }
}
