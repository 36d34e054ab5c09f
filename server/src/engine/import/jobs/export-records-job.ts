import { defineVisibleJob } from '../../../platform/job/index.ts'
import { exportPlanSchema } from '../exporting/export-plan.ts'
import { exportRecords } from '../exporting/export-records.ts'

/** Writes records into a file; its owner watches it and downloads it. */
export const exportRecordsJob = defineVisibleJob({
  name: 'export.write',
  words: { zh: '导出数据', en: 'Export of records' },
  input: exportPlanSchema,
  run: exportRecords,
})
