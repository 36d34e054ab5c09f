import { defineComputation } from '../../../kernel/compute/index.ts'
import type { SealedFile } from '../../../kernel/sealed-content.ts'
import type { Reading } from '../reading/reading.ts'
import type { AnalyzedFile } from '../table/analyze-file.ts'

interface TableToAnalyze {
  file: SealedFile
  reading: Reading
  timeZone: string
}

/** Looks through a spreadsheet somebody sent: its dialect, its header, what its columns hold (N1.1, N2.7). */
export const analyzeSealedTable = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 600_000, heapMegabytes: 1024 },
  run: async ({ file, reading, timeZone }: TableToAnalyze): Promise<AnalyzedFile> => {
    const { analyzeFile } = await import('../table/analyze-file.ts')
    return analyzeFile(file, reading, timeZone)
  },
})
