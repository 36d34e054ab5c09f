import { type AuditFacts, defineAuditParts, defineAuditThing, namesIn } from '../../platform/audit/index.ts'
import { describePlaces, type Place } from './audit/describe-places.ts'
import { tellValues } from './audit/tell-values.ts'

export const form = defineAuditThing({
  kind: 'form',
  name: { zh: '表单', en: 'Form' },
  names: namesIn('form'),
  describe: (context, acts) => describePlaces(context, acts, acts.map(placeOf)),
})

export const aggregate = defineAuditThing({
  kind: 'aggregate',
  name: { zh: '聚合表', en: 'Aggregate table' },
  names: namesIn('aggregate_table'),
})

export const record = defineAuditThing({
  kind: 'record',
  name: { zh: '数据', en: 'Record' },
  describe: (context, acts) => describePlaces(context, acts, acts.map(placeOf)),
})

export const formParts = defineAuditParts({
  formId: { name: { zh: '表单', en: 'Form' }, thing: 'form' },
  recordId: { quiet: true },
  aggregateId: { name: { zh: '聚合表', en: 'Aggregate table' }, thing: 'aggregate' },
  'aggregate.definition': { quiet: true },
  recordIds: { name: { zh: '数据', en: 'Records' }, as: 'count' },
  values: { name: { zh: '内容', en: 'Values' }, tell: tellValues },
  version: { quiet: true },
  'form.position': { quiet: true },
  'form.definition': { quiet: true },
  despiteUses: {
    name: { zh: '字段仍被使用时也发布', en: 'Even where fields are in use' },
    as: 'yesNo',
  },
  valuesThatFail: {
    name: { zh: '不能转换的值', en: 'Values that cannot be converted' },
    words: { refuse: { zh: '不发布', en: 'Refuse' }, empty: { zh: '清空', en: 'Empty them' } },
  },
})

/** The records an act says it is about. */
function placeOf({ target_type, target_id, detail }: AuditFacts): Place | undefined {
  const { formId, recordId, recordIds } = (detail ?? {}) as Record<string, unknown>
  if (target_type === 'form' && target_id) return { formId: target_id, recordIds: textsIn(recordIds) }
  if (target_type !== 'record' || typeof formId !== 'string') return undefined
  return { formId, recordIds: target_id ? [target_id] : textsIn([recordId]) }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
