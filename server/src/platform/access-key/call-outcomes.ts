import { runTransaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'

/** A call that stands in the log of its key. */
export interface LoggedCall {
  tenantId: string
  id: string
}

/** What became of a call. */
export interface SettledCall {
  status: number
  /** What refused it. */
  code: string | null
  /** Milliseconds. */
  took: number
}

export interface CallOutcomes {
  note(call: LoggedCall, outcome: SettledCall): void
  close(): Promise<void>
}

/** How long outcomes are gathered, in milliseconds. */
const gathering = 200

/** Writes outcomes of calls, those of a moment together: an answer does not wait for its line in the log. */
export function callOutcomes({ pools, log }: Services): CallOutcomes {
  let waiting = new Map<string, (SettledCall & { id: string })[]>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  const write = async () => {
    const batch = waiting
    waiting = new Map()
    for (const [tenantId, calls] of batch)
      await runTransaction(pools.identity, { tenantId }, ({ query }) =>
        query(
          `update access_key_call c set status = u.status, code = u.code, took_ms = u.took
           from unnest($2::uuid[], $3::int[], $4::text[], $5::int[]) as u(id, status, code, took)
           where c.tenant_id = $1 and c.id = u.id`,
          [
            tenantId,
            calls.map(({ id }) => id),
            calls.map(({ status }) => status),
            calls.map(({ code }) => code),
            calls.map(({ took }) => Math.round(took)),
          ],
          'access-key-outcomes',
        ),
      ).catch((error: Error) => log.error(error, 'outcomes of calls by keys'))
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }
  return {
    note: ({ tenantId, id }, outcome) => {
      const calls = waiting.get(tenantId) ?? []
      calls.push({ ...outcome, id })
      waiting.set(tenantId, calls)
      timer ??= setTimeout(() => void flush(), gathering)
    },
    close: flush,
  }
}
