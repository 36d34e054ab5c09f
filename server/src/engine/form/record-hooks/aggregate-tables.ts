import { changeAmounts, noteAmounts } from '../aggregate-table/keep-amounts.ts'
import { defineRecordHook } from '../record/record-hook.ts'

/** Amounts of aggregate tables follow every write, and refuse what would take one beyond its bound (N2.11). */
export const aggregateTables = defineRecordHook({
  name: 'form.aggregate-tables',
  acts: ['create', 'update', 'delete', 'restore', 'flow'],
  concerns: ({ isCounted }) => isCounted,
  before: noteAmounts,
  after: changeAmounts,
})
