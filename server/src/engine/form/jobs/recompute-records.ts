import { z } from 'zod'
import { SluiceError } from '../../../kernel/index.ts'
import { defineVisibleJob, type VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { followForm } from '../aggregate-table/follow-form.ts'
import { lockComputed } from '../computed/lock.ts'
import { recomputeAll, theseRows, type WhichRows } from '../computed/recompute.ts'
import { type LeftRecords, spread } from '../computed/spread.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { tellRecordsChanged } from '../record/tell-records-changed.ts'

/** Records of one transaction, where others wait for it and where nobody does. */
const batch = { shared: 1000, alone: 10_000 } as const

/**
 * Computes what records keep anew: all of a form after its formulas changed, or those that read something that many read.
 * In parts, so that nobody waits long; what is right already is not written, so one that starts again is soon where it was.
 */
export const recomputeRecordsJob = defineVisibleJob({
  name: 'form.recompute-records',
  words: { zh: '重新计算字段', en: 'Computing fields anew' },
  input: z.object({
    formId: z.uuid(),
    /** Absent: all of the form. */
    ids: z.array(z.uuid()).max(10_000).optional(),
  }),
  run: async (job, input) => {
    const queue: LeftRecords[] = [input as LeftRecords]
    let processed = 0
    let changed = 0
    for (let next = queue.shift(); next; next = queue.shift()) {
      const done = await recompute(job, next, (count) => job.progress.advance(processed + count))
      processed += done.processed
      changed += done.changed
      // Two changes may have left the same records.
      for (const left of done.left)
        if (!queue.some((one) => one.formId === left.formId && !one.ids)) queue.push(left)
    }
    await job.transact(({ transaction }) => job.progress.complete(transaction, { processed, changed }))
  },
})

async function recompute(
  job: VisibleJobContext,
  { formId, ids }: LeftRecords,
  advance: (count: number) => Promise<void>,
): Promise<{ processed: number; changed: number; left: LeftRecords[] }> {
  const left: LeftRecords[] = []
  let [processed, changed] = [0, 0]
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const done = await job.transact(async (context) => {
      const form = await findForm(context, formId)
      if (!form) return undefined
      const size = form.readBy.length > 0 ? batch.shared : batch.alone
      const part = ids ? nextIds(ids, processed, size) : await nextStretch(context, form, after, size)
      if (!part) return undefined
      await lockComputed(context, form)
      const rows = await recomputeAll(context, form, part.which)
      if (rows.size > 0) {
        tellRecordsChanged(context, form)
        const fields = new Set([...rows.values()].flatMap((values) => Object.keys(values)))
        if (form.readBy.length > 0)
          left.push(...(await spread(context, { form, ids: [...rows.keys()], fields })))
      }
      return { ...part, changed: rows.size }
    })
    if (!done) {
      if (changed > 0)
        await job.transact(async (context) => {
          const form = await findForm(context, formId)
          if (form) await followForm(context, form)
        })
      return { processed, changed, left }
    }
    processed += done.count
    changed += done.changed
    after = done.last
    await advance(processed)
  }
}

interface Part {
  which: WhichRows
  count: number
  last: string
}

function nextIds(ids: readonly string[], from: number, size: number): Part | undefined {
  const part = ids.slice(from, from + Math.min(size, batch.shared))
  return part.length > 0 ? { which: theseRows(part), count: part.length, last: part.at(-1)! } : undefined
}

async function nextStretch(
  { transaction }: OperationContext,
  { layout }: LoadedForm,
  after: string,
  size: number,
): Promise<Part | undefined> {
  const { rows } = await transaction.query<{ last: string | null; count: number }>(
    `select max(id::text) as last, count(*)::int as count
     from (select id from ${layout.table} where id > $1 order by id limit ${size}) part`,
    [after],
  )
  const { last, count } = rows[0]!
  if (last === null) return undefined
  return {
    which: (parameters) => `o.id > ${parameters.add(after)}::uuid and o.id <= ${parameters.add(last)}::uuid`,
    count,
    last,
  }
}

async function findForm(context: OperationContext, formId: string): Promise<LoadedForm | undefined> {
  try {
    return await loadForm(context, formId)
  } catch (error) {
    if (error instanceof SluiceError && error.status === 404) return undefined
    throw error
  }
}
