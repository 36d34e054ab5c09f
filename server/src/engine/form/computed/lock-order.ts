/** What a form has to do with others. */
export interface FormTies {
  /** Forms with fields that are computed from its records. */
  readonly readBy: readonly string[]
  /** Forms whose records its own fields are computed from. */
  readonly sources: readonly string[]
}

export interface ComputedLock {
  formId: string
  /** Nobody else holds it meanwhile; else who else only reads there does. */
  alone: boolean
}

/**
 * The locks of a write of records of a form, in the order in which everybody takes them: by id. A form that others read
 * is held alone, because what changes there is reckoned from all of its records; so is each form in between. What is only
 * read is shared.
 */
export async function locksOf(
  formId: string,
  tiesOf: (formId: string) => Promise<FormTies | undefined>,
): Promise<ComputedLock[]> {
  const locks = new Map<string, boolean>()
  const seen = new Set<string>()
  const open = [formId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const ties = await tiesOf(id)
    if (!ties) continue
    if (ties.readBy.length > 0) locks.set(id, true)
    for (const source of ties.sources) if (!locks.has(source)) locks.set(source, false)
    open.push(...ties.readBy)
  }
  return [...locks]
    .map(([id, alone]) => ({ formId: id, alone }))
    .sort((a, b) => (a.formId < b.formId ? -1 : 1))
}
