import type { SystemForms } from './system-forms.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** Facts in shared tables that are read as records. */
    systemForms: SystemForms
  }
}
