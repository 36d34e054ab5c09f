import { defineComputation } from '../../../kernel/compute/index.ts'
import type { DrawnFlow } from '../view/drawn-flow.ts'

/** Reads the steps of a published drawing that is too long to be read beside requests (N3.11); null: it is no tree. */
export const drawSteps = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 15_000, heapMegabytes: 384 },
  run: async (xml: string): Promise<DrawnFlow | null> => {
    const { stepsOf } = await import('../view/steps-of.ts')
    return stepsOf(xml)
  },
})
