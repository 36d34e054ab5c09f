import type { RecordValues } from '@sluice/contract'

/** What somebody has typed at a task and not sent: kept while the tab is open, whatever happens to the task. */
export interface ActDraft {
  /** Said with whatever verb is chosen. */
  opinion: string
  /** A word to everybody; never the reason of a verb. */
  comment: string
  /** Fields changed on the form. */
  values: RecordValues
}

export const emptyDraft: ActDraft = { opinion: '', comment: '', values: {} }

const placeOf = (memberId: string, subject: string) => `sluice.act.${memberId}.${subject}`

/** @param subject id of the task, or of the instance where one has none there */
export function readActDraft(memberId: string, subject: string): ActDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(memberId, subject)) ?? 'null')
    return isDraft(kept) ? kept : emptyDraft
  } catch {
    return emptyDraft
  }
}

/** Keeps the draft, or forgets it where nothing is typed. */
export function writeActDraft(memberId: string, subject: string, draft: ActDraft): void {
  try {
    const place = placeOf(memberId, subject)
    const empty = !draft.opinion && !draft.comment && Object.keys(draft.values).length === 0
    if (empty) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(draft))
  } catch {
    // Without storage the draft lasts until the page is left.
  }
}

function isDraft(kept: unknown): kept is ActDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const { opinion, comment, values } = kept as Partial<ActDraft>
  return (
    typeof opinion === 'string' &&
    typeof comment === 'string' &&
    typeof values === 'object' &&
    values !== null &&
    !Array.isArray(values)
  )
}
