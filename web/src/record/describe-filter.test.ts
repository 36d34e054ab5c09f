import type { Field, Filter } from '@sluice/contract'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { describeFilter, withCondition, withoutChip } from './describe-filter.ts'
import { draftOf, filterOf, hasGaps, newCondition, withOperator } from './filter-draft.ts'
import { noReferences } from './model.ts'

const fields: Field[] = [
  { id: 'freight', name: '运费', type: 'money', currency: 'CNY' },
  {
    id: 'country',
    name: '国家',
    type: 'singleChoice',
    choices: [
      { value: 'fr', label: '法国' },
      { value: 'de', label: '德国' },
    ],
  },
  { id: 'shipped', name: '发货日期', type: 'date' },
  { id: 'seller', name: '业务员', type: 'member' },
  { id: 'at', name: '到达', type: 'dateTime' },
  {
    id: 'lines',
    name: '明细',
    type: 'subTable',
    fields: [
      { id: 'goods', name: '货品', type: 'text' },
      { id: 'price', name: '单价', type: 'money', currency: 'CNY' },
    ],
  },
]
const big: Filter = { field: 'freight', op: 'gt', value: 5000 }
const france: Filter = { field: 'country', op: 'in', value: ['fr', 'de'] }

beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: {}, initAsync: false, interpolation: { escapeValue: false } })
})

test.each<[string, Filter]>([
  ['运费 大于 ¥5,000.00', big],
  ['国家 属于 法国、德国', france],
  ['发货日期 在 本月', { field: 'shipped', op: 'relative', value: 'thisMonth' }],
  ['到达 不早于 2026-03-01', { field: 'at', op: 'gte', value: '2026-03-01' }],
  ['运费 介于 ¥1.00 至 ¥2.50', { field: 'freight', op: 'between', value: [1, 2.5] }],
  ['业务员 是我', { field: 'seller', op: 'isMe' }],
  ['流程状态 是 审批中', { field: '$flowState', op: 'in', value: ['running'] }],
  ['明细 · 货品 包含 纸', { field: 'lines.goods', op: 'contains', value: '纸' }],
  ['明细 · 单价 大于 ¥12.00', { field: 'lines.price', op: 'gt', value: 12 }],
  ['已删除的字段', { field: 'lines.gone', op: 'eq', value: 1 }],
  ['已删除的字段', { field: 'gone', op: 'eq', value: 1 }],
])('[N2.6] a condition reads “%s”', (words, filter) => {
  expect(describeFilter(filter, fields)).toBe(words)
})

test('[N2.6] groups are joined by their words, inner ones in brackets', () => {
  const filter: Filter = { all: [big, { any: [france, { field: 'seller', op: 'eq', value: 'm1' }] }] }
  expect(describeFilter(filter, fields, { ...noReferences, members: { m1: '林芳' } })).toBe(
    '运费 大于 ¥5,000.00 且 （国家 属于 法国、德国 或 业务员 是 林芳）',
  )
})

test('[N2.6] chips are taken away and added one by one', () => {
  const both = withCondition(withCondition(undefined, big), france)
  expect(both).toEqual({ all: [big, france] })
  expect(withoutChip(both, 0)).toEqual(france)
  expect(withoutChip(france, 0)).toBeUndefined()
})

test('[N2.6] what is edited and not complete has no effect', () => {
  const draft = draftOf({ all: [big, { any: [france, big] }] })
  expect(filterOf(draft)).toEqual({ all: [big, { any: [france, big] }] })
  draft.parts.push(newCondition(fields[1]!))
  expect(hasGaps(draft)).toBe(true)
  expect(filterOf(draft)).toEqual({ all: [big, { any: [france, big] }] })
  expect(filterOf(draftOf(undefined))).toBeUndefined()
})

test('[N2.6] the value stays when the next operator can use it', () => {
  expect(withOperator({ field: 'country', op: 'eq', value: 'fr' }, 'in')).toEqual({
    field: 'country',
    op: 'in',
    value: ['fr'],
  })
  expect(withOperator(big, 'lt')).toEqual({ field: 'freight', op: 'lt', value: 5000 })
  expect(withOperator(big, 'isEmpty')).toEqual({ field: 'freight', op: 'isEmpty' })
  expect(withOperator(big, 'between')).toEqual({ field: 'freight', op: 'between' })
})
