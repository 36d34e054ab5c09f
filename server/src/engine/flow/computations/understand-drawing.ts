import { defineComputation } from '../../../kernel/compute/index.ts'
import type { Drawing, DrawnForm, ReadDrawing } from '../definition/drawing.ts'
import type { NamedAssignee } from '../definition/named-assignees.ts'

export type DrawingToRead = Drawing & DrawnForm

export interface UnderstoodDrawing extends ReadDrawing {
  /** Members and roles that the nodes name; whether they are there, the database says. */
  assignees: NamedAssignee[]
}

/** Reads, compiles, checks and lays out what somebody has drawn, or a file of another tool (N3.1, N3.2, N3.12). */
export const understandDrawing = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 15_000, heapMegabytes: 384 },
  run: async (drawing: DrawingToRead): Promise<UnderstoodDrawing> => {
    const { understand } = await import('../definition/understand.ts')
    return understand(drawing)
  },
})
