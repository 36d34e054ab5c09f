import type { Text } from '../../kernel/index.ts'
import type { PackageFile } from './package-file.ts'

/** A package that comes with Sluice. */
export interface AppTemplate {
  readonly isAppTemplate: true
  /** Unique; what it is asked for by. */
  key: string
  name: Text
  description: Text
  /** What it is for, as the template center groups it. */
  scene: Text
  /** The day on which its sample data is made: it is moved by so many days as have passed when it is installed. */
  sampleDay?: string
  package: PackageFile
}

/** Declares a package that comes with Sluice. Export it from a file in a `templates/` folder and it is found. */
export function defineTemplate(declaration: Omit<AppTemplate, 'isAppTemplate'>): AppTemplate {
  return { isAppTemplate: true, ...declaration }
}

export function isAppTemplate(value: unknown): value is AppTemplate {
  return typeof value === 'object' && value !== null && 'isAppTemplate' in value
}
