import type { PermissionBook } from './permission-book.ts'
import type { ResourceNames } from './resource-names.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** What can be granted, in words; every module declares its own. */
    permissions: PermissionBook
    /** What things are called that permissions are held on; the modules they belong to know. */
    resourceNames: ResourceNames
  }
}
