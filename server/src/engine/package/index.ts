/** Apps as files: what an app consists of is written into a package and made from one (N1.3). */
export {
  definePackagePart,
  isPackagePart,
  type Outline,
  type PackagePart,
  type PackageWish,
} from './define-package-part.ts'
export { type AppTemplate, defineTemplate, isAppTemplate } from './define-template.ts'
export { packageBroken, packageTooLarge } from './errors.ts'
export type { ImportedIds, LeftThing } from './imported-ids.ts'
export { type PackageFile, packageFormat, packageVersion } from './package-file.ts'
export { changedThings } from './pieces/changed-things.ts'
export type { DataEffect, PartChange } from './pieces/part-pieces.ts'
export type { Piece, ThingNames } from './pieces/piece.ts'
export { type SettingNames, tellSettings } from './pieces/tell-settings.ts'
export type * from './services.ts'
export type * from './tables.ts'
export { keepVersion } from './versions/keep-version.ts'
