import { type FieldOf, longestLine, longestLineBytes } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

export const textPart: ServerPart<FieldOf<'text'>> = {
  storage: () => 'text',
  comparable: () => ({ kind: 'text', searched: true, order: 'language' }),
  index: () => 'order',
  search: {},
  toText: (_, column) => column,
  fromText: ({ maxLength }, text) => `case when length(${text}) <= ${maxLength ?? longestLine}
        and octet_length(${text}) <= ${longestLineBytes} then ${text} end`,
}
