import { defineSealed } from './define-sealed.ts'

/** Keys of workspaces. */
export const dataKeys = defineSealed({ table: 'data_key', key: ['id'], column: 'sealed', by: 'house' })
