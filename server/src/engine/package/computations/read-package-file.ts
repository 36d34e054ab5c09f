import { defineComputation } from '../../../kernel/compute/index.ts'
import type { SealedFile } from '../../../kernel/sealed-content.ts'

/** Reads the JSON of a package somebody sent. */
export const readPackageFile = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 20_000, heapMegabytes: 384 },
  run: async (file: SealedFile): Promise<unknown> => {
    const { readPackageJson } = await import('../read-package-json.ts')
    return readPackageJson(file)
  },
})
