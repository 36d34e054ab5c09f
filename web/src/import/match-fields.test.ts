import type { Field } from '@sluice/contract'
import { expect, test } from 'vitest'
import { matchFields, targetsOf } from './match-fields.ts'
import type { AnalyzedColumn } from './model.ts'

const column = (index: number, header: string, fieldId = `f${index + 1}`) =>
  ({ index, header, fieldId, name: header }) as AnalyzedColumn
const field = (id: string, name: string, type = 'text') => ({ id, name, type }) as Field

test('[N2.7] columns find their fields by name, whatever the spelling, and each field once', () => {
  const fields = [
    field('f1', '订单 编号'),
    field('ship_name', 'Ship name'),
    field('f3', '金额'),
    field('f4', '备注'),
  ]
  const columns = [
    column(0, '订单编号*'),
    column(1, 'shipName', 'ship_name'),
    column(2, '金额'),
    column(3, '金额'),
    column(4, '别的'),
  ]
  expect(matchFields(columns, targetsOf(fields))).toEqual({ 0: 'f1', 1: 'ship_name', 2: 'f3' })
})

test('[N2.7] an exact name wins over a similar one, and ids made by position match nothing', () => {
  const fields = [field('a', '名 称'), field('f1', '其他')]
  expect(matchFields([column(0, '名称'), column(1, '名 称')], targetsOf(fields))).toEqual({ 1: 'a' })
  expect(matchFields([column(0, '客户')], targetsOf(fields))).toEqual({})
})

test('[N2.7] fields that a file cannot fill are never matched', () => {
  expect(matchFields([column(0, '附件')], targetsOf([field('n', '附件', 'attachment')]))).toEqual({})
  // An automatic number may be the key of an update.
  expect(matchFields([column(0, '编号')], targetsOf([field('n', '编号', 'autoNumber')]))).toEqual({ 0: 'n' })
})

test('[C27] columns of a sub-table are found by the name that an export gives them', () => {
  const lines = {
    id: 'lines',
    name: '明细',
    type: 'subTable',
    fields: [field('item', '品名'), field('photo', '照片', 'attachment')],
  } as unknown as Field
  const targets = targetsOf([field('name', '品名'), lines])
  expect(targets.map(({ id, name, entry }) => [id, name, entry])).toEqual([
    ['name', '品名', { fieldId: 'name' }],
    ['lines.item', '明细·品名', { fieldId: 'lines', columnId: 'item' }],
  ])
  const columns = [column(0, '品名'), column(1, '明细·品名'), column(2, '明细')]
  expect(matchFields(columns, targets)).toEqual({ 0: 'name', 1: 'lines.item' })
})
