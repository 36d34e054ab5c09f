// Files: contents on disk, encrypted and streamed; who may read one; which record holds it.
export { attachFiles, type FieldFiles, fileUnknown, releaseFiles } from './attach-files.ts'
export { contentDisposition, isShownInPlace, servedType } from './file-name.ts'
export {
  type FileStore,
  fileSizeLimit,
  fileTooLarge,
  openFileStore,
  type StoredContent,
} from './file-store.ts'
export { isPicture } from './picture.ts'
export { type FileUse, type FileUseReader, readFile } from './read-file.ts'
export type * from './services.ts'
export { largestFile } from './settings.ts'
export { findFile, type NewFile, oneDay, type StoredFile, storeFile } from './store-file.ts'
export type * from './tables.ts'
