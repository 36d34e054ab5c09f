import type { CompiledPolicy } from '@sluice/policy'
import type { PermissionName } from '../../kernel/index.ts'

/** What one may do, asked by the names that modules declare. */
export type Policy = CompiledPolicy<PermissionName>
