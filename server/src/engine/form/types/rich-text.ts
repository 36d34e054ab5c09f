import { type FieldOf, plainText } from '@sluice/form'
import type { ServerPart } from '../server-part.ts'

/** The text without its looks, as SQL: tags are left out, then entities are letters again, `&amp;` last. */
const plain = (column: string) =>
  `replace(replace(replace(replace(regexp_replace(${column}, '<[^>]*>', ' ', 'g'),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&')`

export const richTextPart: ServerPart<FieldOf<'richText'>> = {
  storage: () => 'html',
  comparable: () => ({ kind: 'html', plain }),
  search: { plain, textOf: (value) => plainText(value) },
  toText: (_, column) => plain(column),
  fromText: 'read',
}
