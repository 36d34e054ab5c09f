import type { PackagePart } from './define-package-part.ts'
import type { AppTemplate } from './define-template.ts'

declare module '../../platform/operation/services.ts' {
  interface Services {
    /** What apps consist of, as modules declare it, in the order in which it is made. */
    packageParts: readonly PackagePart[]
    /** The packages that come with Sluice. */
    appTemplates: readonly AppTemplate[]
  }
}
