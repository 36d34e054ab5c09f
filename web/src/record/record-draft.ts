import type { FieldValue, RecordValues } from '@sluice/contract'

/** What somebody typed and has not saved: kept while the tab is open, so that a reload loses nothing. */
export interface RecordDraft {
  /** Only the fields that were changed. */
  values: RecordValues
  /** What stood in these fields when the changes began. */
  base: RecordValues
  /** Version of the record the changes began with; 0 for a new one. */
  baseVersion: number
  /** A new record that began as a copy: of what, and the fields that did not come along. */
  copy?: { title: string; left: string[] }
}

const key = (memberId: string, formId: string, recordId: string) =>
  `sluice.draft.${memberId}.${formId}.${recordId}`

export function readDraft(memberId: string, formId: string, recordId: string): RecordDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key(memberId, formId, recordId)) ?? 'null')
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}

/** Keeps the draft, or forgets it where nothing is changed. */
export function writeDraft(
  memberId: string,
  formId: string,
  recordId: string,
  draft: RecordDraft | null,
): void {
  try {
    const place = key(memberId, formId, recordId)
    if (draft && Object.keys(draft.values).length > 0) sessionStorage.setItem(place, JSON.stringify(draft))
    else sessionStorage.removeItem(place)
  } catch {
    // Without storage the draft lasts until the page is left.
  }
}

function isDraft(kept: unknown): kept is RecordDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const { values, base, baseVersion } = kept as Partial<RecordDraft>
  return isObject(values) && isObject(base) && typeof baseVersion === 'number'
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True when two values are the same on the wire; an absent one is empty. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b))
}

function normal(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, part]) => normal(part) !== null)
    return Object.fromEntries(parts.sort(([one], [other]) => (one < other ? -1 : 1)))
  }
  return value
}

/** The changes with one more; a field set back to what it was is no change. */
export function withChange(
  changes: RecordValues,
  base: RecordValues,
  fieldId: string,
  value: FieldValue,
): RecordValues {
  const { [fieldId]: _before, ...others } = changes
  return sameValue(base[fieldId], value) ? others : { ...others, [fieldId]: value }
}

export interface MergeField {
  fieldId: string
  mine: FieldValue
  theirs: FieldValue | undefined
}

export interface Merge {
  /** Fields both changed to something else: a person decides. */
  conflicts: MergeField[]
  /** My changes that nobody else touched, or that became the same. */
  changes: RecordValues
}

/**
 * Puts my changes onto the record as others left it.
 * @param base the record as I began
 * @param mine the fields I changed
 * @param theirs the record as it is now
 */
export function mergeChanges(base: RecordValues, mine: RecordValues, theirs: RecordValues): Merge {
  const merge: Merge = { conflicts: [], changes: {} }
  for (const [fieldId, value] of Object.entries(mine)) {
    if (sameValue(value, theirs[fieldId])) continue
    if (sameValue(base[fieldId], theirs[fieldId])) merge.changes[fieldId] = value
    else merge.conflicts.push({ fieldId, mine: value, theirs: theirs[fieldId] })
  }
  return merge
}
