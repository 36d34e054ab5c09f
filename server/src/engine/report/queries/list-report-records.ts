import {
  type Filter,
  filterSchema,
  pageInputSchema,
  pageOf,
  recordViewSchema,
  reportDefinitionSchema,
} from '@sluice/contract'
import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { loadForm, recordSource, selectRecords } from '../../form/index.ts'
import { compileReport } from '../compile-report.ts'
import { periodWithoutCompare } from '../errors.ts'
import { groupFilter } from '../group-filter.ts'
import { periodFilter } from '../period-filter.ts'
import { requireInApp } from '../permission.ts'
import { reportPlaces } from '../place-words.ts'

export const listReportRecords = defineOperation({
  id: 'report.records',
  kind: 'query',
  method: 'POST',
  path: '/api/reports/records',
  summary: { zh: '查看分组中的数据', en: 'The records behind one group of a report' },
  access: 'member',
  heavy: () => true,
  places: reportPlaces,
  input: z.object({
    definition: reportDefinitionSchema,
    /** The group's `keys`, in the order of the answer's dimensions. */
    keys: z.array(z.string().max(100_000).nullable()).max(6),
    filter: filterSchema.optional(),
    /** Of a metric card that compares: the records of the running period, or of the one before. */
    period: z.enum(['current', 'previous']).optional(),
    ...pageInputSchema,
  }),
  output: pageOf(recordViewSchema),
  run: async (context, { definition, keys, filter, period, cursor, limit }) => {
    const form = await loadForm(context, definition.formId)
    await requireInApp(context, form.appId, 'report.read')
    // What could not be run has no groups: a part the viewer may not see must not quietly fall out of the condition.
    const source = await recordSource(context, form, {
      permission: 'record.read',
      ...(definition.filter ? { filter: definition.filter } : {}),
    })
    compileReport(form, source, definition)
    const conditions: Filter[] = []
    if (definition.filter) conditions.push(definition.filter)
    if (filter) conditions.push(filter)
    const within: Filter[] = groupFilter(form, definition, keys)
    if (period) {
      if (!definition.compare) throw periodWithoutCompare()
      within.push(periodFilter(form, definition.compare, period, context.clock.now()))
    }
    return selectRecords(context, {
      formId: form.id,
      filter: { all: conditions },
      within: { all: within },
      limit,
      ...(cursor ? { cursor } : {}),
    })
  },
})
