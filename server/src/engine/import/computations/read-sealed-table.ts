import { defineStreamedComputation } from '../../../kernel/compute/index.ts'
import type { SealedFile } from '../../../kernel/sealed-content.ts'
import type { Reading } from '../reading/reading.ts'
import type { PackedRows } from '../table/pack-rows.ts'
import type { TableShape } from '../table/table-shape.ts'

interface TableToRead {
  file: SealedFile
  reading: Reading
  shape: TableShape
}

/** Reads the rows of a spreadsheet somebody sent, repaired and brought into its columns (N2.7). */
export const readSealedTable = defineStreamedComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 3_600_000, heapMegabytes: 1024 },
  run: async function* ({ file, reading, shape }: TableToRead): AsyncGenerator<PackedRows> {
    const { openTable } = await import('../reading/open-table.ts')
    const { storedFile } = await import('../reading/stored-file.ts')
    const { readTableRows } = await import('../table/read-rows.ts')
    const { packRows } = await import('../table/pack-rows.ts')
    const { source } = await openTable(storedFile(file), reading)
    for await (const rows of readTableRows(source, shape)) yield packRows(rows)
  },
})
