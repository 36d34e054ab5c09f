import { cellsOf, type FileRow } from '../table/read-rows.ts'
import type { BadRowFile } from './bad-row-file.ts'
import type { CellProblem } from './convert-row.ts'
import { type ImportProblem, listedProblems } from './import-plan.ts'

/** What an import has done so far. */
export interface ImportTally {
  imported: number
  updated: number
  skipped: number
  problems: ImportProblem[]
  /** Keeps a row that is not imported, with the reasons. */
  reject(row: FileRow, problems: readonly CellProblem[]): Promise<void>
}

export function openTally(badRows: BadRowFile): ImportTally {
  const tally: ImportTally = {
    imported: 0,
    updated: 0,
    skipped: 0,
    problems: [],
    reject: async (row, problems) => {
      tally.skipped++
      for (const { column, value, text } of problems) {
        if (tally.problems.length >= listedProblems) break
        tally.problems.push({ row: row.line, column, value: value.slice(0, 200), ...text })
      }
      await badRows.add(row.line, cellsOf(row), problems)
    },
  }
  return tally
}
