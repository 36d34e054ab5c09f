import { useCallback, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { type ActDraft, emptyDraft, readActDraft, writeActDraft } from './act-draft.ts'

export interface ActDraftHandle extends ActDraft {
  change: (part: Partial<ActDraft>) => void
  /** It was sent: nothing is left of it. */
  drop: () => void
}

/** The draft of one task; mount anew for another (`key`). */
export function useActDraft(subject: string): ActDraftHandle {
  const memberId = useMe().member?.id ?? ''
  const [draft, setDraft] = useState(() => readActDraft(memberId, subject))
  const change = useCallback(
    (part: Partial<ActDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        writeActDraft(memberId, subject, next)
        return next
      }),
    [memberId, subject],
  )
  const drop = useCallback(() => {
    writeActDraft(memberId, subject, emptyDraft)
    setDraft(emptyDraft)
  }, [memberId, subject])
  return { ...draft, change, drop }
}
