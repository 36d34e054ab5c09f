import { z } from 'zod'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { checkId, writeNames } from '../id-value.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const relationField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('relation'),
    targetFormId: z.uuid(),
  }),
)

const unknown = { zh: '已删除或无法查看的数据', en: 'A record deleted or closed to you' }

export const relationType: PurePart<z.infer<typeof relationField>> = {
  name: { zh: '关联数据', en: 'Linked record' },
  names: 'records',
  title: 'never',
  report: { kind: 'relation', offered: true },
  operators: ['eq', 'ne', ...emptiness],
  fromFile: 'name',
  isList: () => false,
  formulaType: () => 'text',
  check(field, value, path, check) {
    if (value === '') return null
    const id = checkId(field, value, path, check)
    const { name, targetFormId: formId } = field
    if (id !== null) check.references.records.push({ id, path, name, formId })
    return id
  },
  checkSettings({ targetFormId }, note) {
    if (!targetFormId) note('targetFormId', 'noTarget')
  },
  text: (_, value, setting) => writeNames(value, setting.names.records, unknown, setting),
}
