import { keyFieldText } from './key-field-text.ts'
import type { InboxItem } from './states.ts'

const most = 3

/**
 * The key fields worth a place on a line, in words: not what its title or the applicant's name says already.
 * The amount is always one of them: it is what most decisions are about.
 */
export function fieldsBesides(
  item: Pick<InboxItem, 'keyFields' | 'title' | 'applicant'>,
): { name: string; value: string }[] {
  const told = item.keyFields
    .map((field) => ({ name: field.name, value: keyFieldText(field), money: field.type === 'money' }))
    .filter(({ value }) => value !== item.applicant.name && !item.title.includes(value))
  const amount = told.find(({ money }) => money)
  const others = told.filter((field) => field !== amount).slice(0, amount ? most - 1 : most)
  return told
    .filter((field) => field === amount || others.includes(field))
    .map(({ name, value }) => ({ name, value }))
}
