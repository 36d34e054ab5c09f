import { defineSealed } from '../encryption/index.ts'

/** Keys of the contents of files. */
export const fileKeys = defineSealed({ table: 'file', key: ['id'], column: 'sealed_key', by: 'house' })
