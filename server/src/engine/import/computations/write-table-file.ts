import { defineStreamedComputation } from '../../../kernel/compute/index.ts'
import type { NamedRecords, TablePiece, TableToWrite } from '../exporting/write-table.ts'

/** Writes the records it is fed with into a file, piece by piece (N2.7). */
export const writeTableFile = defineStreamedComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 3_600_000, heapMegabytes: 512 },
  run: async function* (
    table: TableToWrite,
    batches: AsyncIterable<NamedRecords>,
  ): AsyncGenerator<TablePiece> {
    const { writeTable } = await import('../exporting/write-table.ts')
    yield* writeTable(table, batches)
  },
})
