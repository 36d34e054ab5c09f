import type { OpenFile } from '../reading/open-csv.ts'
import type { RandomAccess } from '../reading/zip-archive.ts'

/** A file in memory, read in small pieces so that every border between pieces is met. */
export function memoryFile(content: Buffer, piece = 4093): RandomAccess & { open: OpenFile } {
  async function* read(start = 0, end = content.length) {
    for (let from = start; from < end; from += piece)
      yield content.subarray(from, Math.min(end, from + piece))
  }
  return { size: content.length, read, open: () => read() }
}
