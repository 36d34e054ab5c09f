import type { Field } from '@sluice/contract'
import { expect, test } from 'vitest'
import { matchFields } from './match-fields.ts'
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
  expect(matchFields(columns, fields)).toEqual({ 0: 'f1', 1: 'ship_name', 2: 'f3' })
})

test('[N2.7] an exact name wins over a similar one, and ids made by position match nothing', () => {
  const fields = [field('a', '名 称'), field('f1', '其他')]
  expect(matchFields([column(0, '名称'), column(1, '名 称')], fields)).toEqual({ 1: 'a' })
  expect(matchFields([column(0, '客户')], fields)).toEqual({})
})

test('[N2.7] fields that a file cannot fill are never matched', () => {
  expect(matchFields([column(0, '附件')], [field('n', '附件', 'attachment')])).toEqual({})
  expect(matchFields([column(0, '明细')], [field('n', '明细', 'subTable')])).toEqual({})
  // An automatic number may be the key of an update.
  expect(matchFields([column(0, '编号')], [field('n', '编号', 'autoNumber')])).toEqual({ 0: 'n' })
})
