import type { ProblemError } from '@sluice/contract'
import { useState } from 'react'
import type { InputOf, OutputOf } from '../kit/api.ts'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { useText } from './texts.ts'

/** Somebody an app is shared with, and how far. */
export type AppHolder = OutputOf<'app.sharing'>['items'][number]
/** Who reaches an app by wider rights. */
export type OtherHolder = OutputOf<'app.sharing'>['others'][number]
export type SharingLevel = AppHolder['level']
type GivenHolder = InputOf<'app.share'>['holders'][number]

export interface Sharing {
  holders: readonly AppHolder[]
  others: readonly OtherHolder[]
  loading: boolean
  problem: ProblemError | null
  retry: () => void
  busy: boolean
  changed: boolean
  change: (holders: readonly AppHolder[]) => void
  discard: () => void
  save: () => Promise<boolean>
}

/** Whom an app is shared with: read, changed at the screen, saved together. */
export function useSharing(appId: string): Sharing {
  const t = useText()
  const query = useOperation('app.sharing', { appId })
  const [draft, setDraft] = useState<readonly AppHolder[]>()
  const share = useCommand('app.share', { quiet: true, refreshes: ['role'], success: t('sharing.saved') })
  const discard = () => {
    setDraft(undefined)
    share.forget()
  }
  return {
    holders: draft ?? query.data?.items ?? [],
    others: query.data?.others ?? [],
    loading: query.isPending,
    problem: share.problem ?? query.error,
    retry: () => void query.refetch(),
    busy: share.busy,
    changed: draft !== undefined,
    change: setDraft,
    discard,
    save: async () => {
      const holders = (draft ?? []).map(({ kind, id, level }): GivenHolder => ({ kind, id, level }))
      const saved = await share.run({ appId, holders })
      if (saved) setDraft(undefined)
      return saved !== undefined
    },
  }
}
