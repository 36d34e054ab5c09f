import { defineVisibleJob } from '../../../platform/job/index.ts'
import { fillForm } from '../filling/fill-form.ts'
import { importPlanSchema } from '../filling/import-plan.ts'
import { takeBack } from '../take-back.ts'

/** Fills a form from a file; its owner watches it. */
export const fillFormJob = defineVisibleJob({
  name: 'import.fill',
  words: { zh: '导入数据', en: 'Import of records' },
  input: importPlanSchema,
  run: fillForm,
  abandon: takeBack,
})
