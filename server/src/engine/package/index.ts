/** Apps as files: what an app consists of is written into a package and made from one (N1.3). */
export {
  definePackagePart,
  type ImportedIds,
  isPackagePart,
  type LeftThing,
  type PackagePart,
  type PackageWish,
} from './define-package-part.ts'
export { type AppTemplate, defineTemplate, isAppTemplate } from './define-template.ts'
export { packageBroken, packageTooLarge } from './errors.ts'
export { type PackageFile, packageFormat, packageVersion } from './package-file.ts'
export type * from './services.ts'
export type * from './tables.ts'
