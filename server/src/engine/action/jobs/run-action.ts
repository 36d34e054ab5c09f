import { recordValuesSchema } from '@sluice/contract'
import { z } from 'zod'
import { defineVisibleJob, type VisibleJobContext } from '../../../platform/job/index.ts'
import type { Actor, OperationContext } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { findAction, requireOffered } from '../bound-action.ts'
import {
  countResults,
  failureOf,
  settleResult,
  takeResult,
  type WaitingRecord,
  waitingRecords,
} from '../result.ts'

/** Records of one turn; then others of the house have theirs. */
const recordsOfTurn = 50

export const runInputSchema = z.object({
  formId: z.uuid(),
  action: z.string(),
  given: recordValuesSchema,
  /** Where the person who started it called from. */
  origin: z.object({
    requestId: z.string(),
    locale: z.enum(['zh', 'en']),
    ip: z.string().optional(),
    userAgent: z.string().optional(),
  }),
})
export type RunInput = z.infer<typeof runInputSchema>

/** The line of a record was settled by another run of the same job. */
class Settled extends Error {}

/**
 * Goes through the records of an act, each in a transaction of its own in which its result is written too: whenever the
 * process dies, what was done is known, and nothing is done twice.
 */
export const runActionJob = defineVisibleJob({
  name: 'action.run',
  words: { zh: '批量操作', en: 'Act on several records' },
  input: runInputSchema,
  resumes: true,
  run: async (job, input) => {
    const { transact, progress, jobId } = job
    const { actor, records, counts } = await transact(async (context) => ({
      actor: context.actor,
      records: await waitingRecords(context, jobId, recordsOfTurn),
      counts: await countResults(context, jobId),
    }))
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    let settled = total - counts.waiting
    progress.expect(total)
    for (const record of records) {
      await progress.advance(settled)
      await actOn(job, input, { actor, record })
      settled++
    }
    await progress.advance(settled)
    if (records.length === recordsOfTurn) return progress.goOn()
    await transact(async (context) => {
      const { waiting: _none, ...result } = await countResults(context, jobId)
      await progress.complete(context.transaction, result)
    })
  },
})

interface OneAct {
  actor: Actor
  record: WaitingRecord
}

/** Acts on one record, or writes why that was refused. */
async function actOn(
  { services, transact, jobId }: VisibleJobContext,
  { formId, action: actionId, given, origin }: RunInput,
  { actor, record: { position, recordId } }: OneAct,
): Promise<void> {
  const settleWithin = async (context: OperationContext, act: () => Promise<unknown>) => {
    if (!(await takeResult(context, jobId, position))) throw new Settled()
    const form = await loadForm(context, formId)
    await requireOffered(context, form, findAction(context, form, actionId), recordId)
    const output = await act()
    await settleResult(context, jobId, position)
    return output
  }
  try {
    const { operation, input } = await transact(async (context) => {
      const found = findAction(context, await loadForm(context, formId), actionId)
      return { operation: found.operation, input: found.inputFor(recordId, given) }
    })
    await services.invoke(operation.id, { actor, input, origin, within: settleWithin })
  } catch (error) {
    if (error instanceof Settled) return
    const failure = failureOf(services, error)
    if (failure.state === 'failed') services.log.error(error, `action ${actionId}`)
    await transact((context) => settleResult(context, jobId, position, failure))
  }
}
