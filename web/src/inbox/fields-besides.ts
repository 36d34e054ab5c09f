import { keyFieldText } from './key-field-text.ts'
import type { InboxItem } from './states.ts'

const most = 3

/** The key fields worth a place on a line, in words: not what its title or the applicant's name says already. */
export function fieldsBesides(
  item: Pick<InboxItem, 'keyFields' | 'title' | 'applicant'>,
): { name: string; value: string }[] {
  return item.keyFields
    .map((field) => ({ name: field.name, value: keyFieldText(field) }))
    .filter(({ value }) => value !== item.applicant.name && !item.title.includes(value))
    .slice(0, most)
}
