import { z } from 'zod'
import type { Locale } from '../../kernel/index.ts'
import { outcomeWords } from './errors.ts'

const callStates = ['queued', 'sending', 'answered', 'failed', 'refused', 'uncertain'] as const

/** A call as lists show it. */
export const callSchema = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  actorName: z.string(),
  purpose: z.string(),
  method: z.string(),
  /** With `{{secret.NAME}}` where secrets were. */
  url: z.string(),
  state: z.enum(callStates),
  status: z.int().nullable(),
  /** Why it was refused or failed. */
  why: z.string().nullable(),
  whyWords: z.string().nullable(),
  /** Milliseconds until it was over. */
  took: z.int().nullable(),
})

export const callColumns = `id, created_at as "createdAt", actor_name as "actorName", purpose, method, url, state, status, why,
  (extract(epoch from finished_at - sent_at) * 1000)::int as took`

export type CallRow = Omit<z.output<typeof callSchema>, 'whyWords'>

export function viewCall<Row extends CallRow>(row: Row, locale: Locale) {
  return { ...row, whyWords: outcomeWords(row.why, locale) }
}
