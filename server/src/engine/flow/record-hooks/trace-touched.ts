import { defineRecordHook, isHeldByFlow, type RecordAct, type WrittenRow } from '../../form/index.ts'
import { traceInFlow } from '../trace-in-flow.ts'

/** What is done to a record, as the history of its flow tells it. */
const verbs = { update: 'change', delete: 'delete', restore: 'restore', purge: 'purge' } as const

/** The flow that holds a record learns of every write it did not vouch for itself. */
export const traceTouched = defineRecordHook({
  name: 'flow.trace',
  acts: Object.keys(verbs) as RecordAct[],
  after: async (context, { act, rows, vouched }) => {
    if (vouched || act === 'create' || act === 'flow') return
    await traceInFlow(context, { verb: verbs[act], touched: new Map(rows.flatMap(heldBy)) })
  },
})

/** The instance that holds a record, with the fields that are written. */
function heldBy({ before, values }: WrittenRow): [string, string[]][] {
  if (!before?.flowInstanceId || !isHeldByFlow(before.flowState)) return []
  return [[before.flowInstanceId, Object.keys(values)]]
}
