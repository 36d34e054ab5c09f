import type { Finder } from './define-finder.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** What finds things by text; every module declares its own. */
    finders: readonly Finder[]
  }
}
