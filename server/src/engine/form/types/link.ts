import type { FieldOf } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

/** An address may be too long to stand in an index. */
export const linkPart: ServerPart<FieldOf<'link'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: true, order: 'code', long: true }),
  search: {},
  toText: (_, column) => column,
  fromText: 'read',
}
