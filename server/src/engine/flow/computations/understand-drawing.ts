import { defineComputation } from '../../../kernel/compute/index.ts'
import type { DrawingToRead, UnderstoodDrawing } from '../definition/drawing.ts'

/** Reads, compiles, checks and lays out what somebody has drawn, or a file of another tool (N3.1, N3.2, N3.12). */
export const understandDrawing = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 15_000, heapMegabytes: 384 },
  run: async (drawing: DrawingToRead): Promise<UnderstoodDrawing> => {
    const { understand } = await import('../definition/understand.ts')
    return understand(drawing)
  },
})
