import type { AnyField, ServerPart } from '../server-part.ts'

/** What the types share whose values are short texts of a known form. */
export const checkedTextPart: ServerPart<AnyField> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: true, order: 'code' }),
  index: () => 'order',
  search: {},
  toText: (_, column) => column,
  fromText: 'read',
}
