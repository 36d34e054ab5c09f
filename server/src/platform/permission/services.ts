import type { PermissionBook } from './permission-book.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** What can be granted, in words; every module declares its own. */
    permissions: PermissionBook
  }
}
