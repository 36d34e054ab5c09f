import type { InboxItem } from './states.ts'

const most = 3

/** The key fields worth a place on a line: not what its title or the applicant's name says already. */
export function fieldsBesides(
  item: Pick<InboxItem, 'keyFields' | 'title' | 'applicant'>,
): InboxItem['keyFields'] {
  return item.keyFields
    .filter(({ value }) => value !== item.applicant.name && !item.title.includes(value))
    .slice(0, most)
}
