import { readSealedFile, type SealedFile } from '../../../kernel/sealed-content.ts'
import type { RandomAccess } from './zip-archive.ts'

/** A stored file of which any part can be read, wherever this runs. */
export function storedFile(file: SealedFile): RandomAccess {
  return {
    size: file.size,
    read: (start, end) => readSealedFile(file, start, end),
  }
}
