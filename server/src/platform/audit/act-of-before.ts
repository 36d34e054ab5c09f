import type { Text } from '../../kernel/index.ts'

/** An operation of an older release that is no more: its id would say nothing to a person. */
export const actOfBefore: Text = { zh: '旧版本的操作', en: 'An act of an older version' }
