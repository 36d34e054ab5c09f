import { cellsOf } from '../table/read-rows.ts'
import type { BadRowFile } from './bad-row-file.ts'
import type { CellProblem } from './convert-row.ts'
import type { FileRecord } from './file-records.ts'
import { type ImportProblem, listedProblems } from './import-plan.ts'

/** What an import has done so far. */
export interface ImportTally {
  imported: number
  updated: number
  skipped: number
  problems: ImportProblem[]
  /** Keeps the rows of a record that is not imported, with the reasons. */
  reject(record: FileRecord, problems: readonly CellProblem[]): Promise<void>
}

export function openTally(badRows: BadRowFile): ImportTally {
  const tally: ImportTally = {
    imported: 0,
    updated: 0,
    skipped: 0,
    problems: [],
    reject: async ({ row, more }, problems) => {
      for (const { at = row, column, value, text } of problems) {
        if (tally.problems.length >= listedProblems) break
        tally.problems.push({ row: at.line, column, value: value.slice(0, 200), ...text })
      }
      for (const one of [row, ...more]) {
        tally.skipped++
        const own = problems.filter(({ at = row }) => at === one)
        const reasons = own.length > 0 ? own : [{ column: '', text: texts.withOthers }]
        await badRows.add(one.line, cellsOf(one), reasons)
      }
    },
  }
  return tally
}

const texts = {
  withOthers: { zh: '同一条数据的其他行有误', en: 'another row of the same record is wrong' },
}
