import { columnTypeNames } from '@sluice/form'
import type { InputOf, OutputOf } from '../kit/api.ts'

/** What the server found in a file. */
export type Analysis = OutputOf<'import.analyze'>
export type AnalyzedColumn = Analysis['columns'][number]
export type ColumnType = AnalyzedColumn['type']
/** The types a column may become, as the rooms of the types say. */
export const columnTypes = columnTypeNames as readonly ColumnType[]
export type Doubt = Analysis['problems'][number]

/** How to read the file, as far as the person says so. */
export type Reading = Omit<InputOf<'import.analyze'>, 'fileId' | 'columns'>

/** Types that were chosen instead of those found. */
export type ChosenTypes = readonly NonNullable<InputOf<'import.analyze'>['columns']>[number][]

export type BadRows = 'skip' | 'refuseAll'

/** What a finished import tells. */
export interface ImportResult {
  imported: number
  updated: number
  skipped: number
  refused: boolean
  errorFileId?: string
  problems: { row: number; column: string; value: string; zh: string; en: string }[]
}

/** Reads the result of a job; an older or foreign one counts as empty. */
export function readImportResult(result: Record<string, unknown> | null): ImportResult {
  const given = (result ?? {}) as Partial<ImportResult>
  return {
    imported: given.imported ?? 0,
    updated: given.updated ?? 0,
    skipped: given.skipped ?? 0,
    refused: given.refused ?? false,
    problems: given.problems ?? [],
    ...(given.errorFileId ? { errorFileId: given.errorFileId } : {}),
  }
}

/** A file's name without its ending. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '') || fileName
}
