import type { FileStore } from './file-store.ts'
import type { FileUseReader } from './read-file.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** Contents of files on disk. */
    files: FileStore
    /** Asks the form engine whether the actor may read the field that holds a file. */
    fileUseReader: FileUseReader
  }
}
