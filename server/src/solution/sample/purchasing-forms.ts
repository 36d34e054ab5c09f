import type { Field, FormDefinition } from '@sluice/contract'
import { carriers, categories } from './purchasing-data.ts'

const choice = (value: string) => ({ value, label: value })

export const supplierForm: FormDefinition = {
  titleFieldId: 'name',
  sections: [],
  fields: [
    { id: 'name', name: '供应商名称', type: 'text', required: true, unique: true, width: 6 },
    { id: 'category', name: '主营类别', type: 'singleChoice', choices: categories.map(choice), width: 6 },
    { id: 'city', name: '所在城市', type: 'text', width: 6 },
    { id: 'contact', name: '联系人', type: 'text', width: 6 },
    { id: 'phone', name: '电话', type: 'text', width: 6 },
    { id: 'note', name: '备注', type: 'longText' },
  ],
}

export function goodsForm(supplierFormId: string): FormDefinition {
  return {
    titleFieldId: 'name',
    sections: [],
    fields: [
      { id: 'name', name: '商品名称', type: 'text', required: true, unique: true, width: 6 },
      { id: 'category', name: '类别', type: 'singleChoice', choices: categories.map(choice), width: 6 },
      { id: 'supplier', name: '供应商', type: 'relation', targetFormId: supplierFormId, width: 6 },
      { id: 'unit', name: '单位', type: 'text', width: 3 },
      { id: 'price', name: '参考单价', type: 'money', currency: 'CNY', width: 3 },
      { id: 'stock', name: '现有库存', type: 'number', scale: 0, width: 6 },
      {
        id: 'discontinued',
        name: '状态',
        type: 'singleChoice',
        choices: ['在售', '停售'].map(choice),
        default: '在售',
        width: 6,
      },
    ],
  }
}

export function orderForm(supplierFormId: string, goodsFormId: string): FormDefinition {
  const lines: Field = {
    id: 'lines',
    name: '采购明细',
    type: 'subTable',
    minRows: 1,
    fields: [
      { id: 'goods', name: '商品', type: 'relation', targetFormId: goodsFormId, required: true },
      { id: 'quantity', name: '数量', type: 'number', scale: 0, min: 1, required: true },
      { id: 'price', name: '单价', type: 'money', currency: 'CNY', required: true },
    ],
  }
  return {
    titleFieldId: 'subject',
    sections: [
      { beforeFieldId: 'number', title: '基本信息' },
      { beforeFieldId: 'lines', title: '明细与费用' },
    ],
    fields: [
      {
        id: 'number',
        name: '采购单号',
        type: 'autoNumber',
        prefix: 'CG',
        dateFormat: 'yyyyMM',
        digits: 4,
        width: 6,
      },
      { id: 'ordered_on', name: '申请日期', type: 'date', default: 'today', required: true, width: 6 },
      { id: 'subject', name: '采购事由', type: 'text', required: true, maxLength: 60 },
      {
        id: 'supplier',
        name: '供应商',
        type: 'relation',
        targetFormId: supplierFormId,
        required: true,
        width: 6,
      },
      {
        id: 'category',
        name: '类别',
        type: 'singleChoice',
        choices: categories.map(choice),
        required: true,
        width: 6,
      },
      { id: 'buyer', name: '采购人', type: 'member', default: 'currentUser', width: 6 },
      { id: 'needed_by', name: '期望到货', type: 'date', width: 6 },
      lines,
      { id: 'amount', name: '采购金额', type: 'money', currency: 'CNY', required: true, min: 0, width: 6 },
      { id: 'freight', name: '运费', type: 'money', currency: 'CNY', min: 0, width: 6 },
      {
        id: 'carrier',
        name: '承运商',
        type: 'singleChoice',
        choices: carriers.map(choice),
        display: 'radio',
      },
      { id: 'quote', name: '报价单', type: 'attachment', maxCount: 5 },
      { id: 'finance_note', name: '财务备注', type: 'longText' },
    ],
  }
}
